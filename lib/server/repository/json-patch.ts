import 'server-only';
import { applyPatch as applyOperations, type Operation } from '@medplum/core';
import { InputError } from '@/lib/domain/fhir/errors';

/** Each copy can double what is there; together they may add this many characters. */
const MOST_COPIED = 5 * 1024 * 1024;
/** Each may shift or compare a long list. */
export const MOST_OPERATIONS = 1000;
const INDEX = /^(?:0|[1-9]\d{0,8})$/;

/**
 * Applies a JSON Patch in place. Held to RFC 6901 and 6902 where @medplum/core is not: a pointer reaches only what is
 * there, an index stays inside its list. @throws InputError 422
 */
export function applyJsonPatch(target: object, operations: readonly Operation[]): void {
  if (operations.length > MOST_OPERATIONS) {
    throw refusal(`it has more than ${MOST_OPERATIONS} operations`);
  }
  let copied = 0;
  for (const operation of operations) {
    assertReachable(target, operation);
    if (operation.op === 'copy') {
      copied += JSON.stringify(find(target, operation.from))?.length ?? 0;
      if (copied > MOST_COPIED) {
        throw refusal('it copies more than 5 MB');
      }
    }
    const faults = applyOperations(target, [operation]).flatMap((fault) => fault?.message ?? []);
    if (faults.length > 0) {
      throw refusal(faults.join('; '));
    }
  }
}

function assertReachable(target: object, operation: Operation): void {
  const { path } = operation;
  if (operation.op === 'move' || operation.op === 'copy') {
    find(target, operation.from);
    if (operation.op === 'move' && path.startsWith(`${operation.from}/`)) {
      throw refusal('nothing can be moved into itself');
    }
  }
  if (operation.op === 'test' || operation.op === 'remove' || operation.op === 'replace') {
    find(target, path);
  } else {
    assertPlace(target, path);
  }
}

/** Whether a value can be put there: the end of a list may be `-` or the number that comes next. */
function assertPlace(target: object, path: string): void {
  const cut = path.lastIndexOf('/');
  const parent = find(target, path.slice(0, Math.max(cut, 0)));
  const name = path.slice(cut + 1);
  const isPlace = Array.isArray(parent)
    ? name === '-' || (INDEX.test(name) && Number(name) <= parent.length)
    : typeof parent === 'object' && parent !== null;
  if (!isPlace) {
    throw nothingAt(path);
  }
}

/** What a pointer points at. @throws InputError 422 when that is nothing */
function find(target: object, pointer: string): unknown {
  let value: unknown = target;
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const isThere =
      typeof value === 'object' &&
      value !== null &&
      Object.hasOwn(value, name) &&
      (!Array.isArray(value) || INDEX.test(name));
    if (!isThere) {
      throw nothingAt(pointer);
    }
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function nothingAt(pointer: string): InputError {
  return refusal(`there is nothing at ${JSON.stringify(pointer.slice(0, 120))}`);
}

function refusal(why: string): InputError {
  return new InputError(`The patch does not apply: ${why}.`, { status: 422 });
}
