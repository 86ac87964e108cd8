import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';

const DEEPEST = 100;

/**
 * Refuses what no text column or index can hold, or no reader survives, anywhere in a parsed value: NUL, half of a
 * surrogate pair, a key that reaches prototypes, nesting without end. Walks with its own stack. @throws InputError
 */
export function assertClean(value: unknown): void {
  const stack: Nested[] = [{ value, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    for (const part of partsOf(next)) {
      stack.push(part);
    }
  }
}

type Nested = { value: unknown; depth: number };

function partsOf({ value, depth }: Nested): readonly Nested[] {
  if (typeof value === 'string') {
    assertCleanText(value);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  if (depth >= DEEPEST) {
    throw new InputError(`The input is nested more than ${DEEPEST} levels deep.`);
  }
  return Object.entries(value).map(([key, part]) => {
    assertCleanKey(key);
    return { value: part, depth: depth + 1 };
  });
}

function assertCleanText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) {
    throw new InputError('The input holds a character that is not text.');
  }
}

function assertCleanKey(key: string): void {
  assertCleanText(key);
  if (key === '__proto__') {
    throw new InputError('The input holds a name that is not allowed.');
  }
}
