/** What a scope can allow, by its letter in SMART App Launch 2 (hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html). */
export type ScopeLetter = 'c' | 'r' | 'u' | 'd' | 's';

const SCOPE = /^system\/(\*|[A-Z][A-Za-z]+)\.(\*|read|write|(?=.)c?r?u?d?s?)$/;
const LETTERS_OF_VERSION_1: Record<string, string> = { '*': 'cruds', read: 'rs', write: 'cud' };

type Scope = { type: string; letters: string };

/** Whether an agent's scopes allow one kind of interaction with a type of resource; both spellings of SMART count. */
export function scopeAllows(scopes: readonly string[], type: string, letter: ScopeLetter): boolean {
  return scopes.some((text) => covers(text, { type, letters: letter }));
}

/** The asked-for scopes that a client may have, all of its own when it asks for none; undefined when none is left. */
export function grantedScopes(asked: string | undefined, own: readonly string[]): readonly string[] | undefined {
  const wanted = [...new Set(asked?.split(' ').filter((scope) => scope !== '') ?? [])];
  if (wanted.length === 0) {
    return own;
  }
  const granted = wanted.filter((text) => {
    const scope = parseScope(text);
    return scope !== undefined && own.some((held) => covers(held, scope));
  });
  return granted.length === 0 ? undefined : granted;
}

function covers(held: string, wanted: Scope): boolean {
  const scope = parseScope(held);
  return (
    scope !== undefined &&
    (scope.type === '*' || scope.type === wanted.type) &&
    [...wanted.letters].every((letter) => scope.letters.includes(letter))
  );
}

/** A scope with a search condition (`?…`) is not understood: granting it without the condition would be too much. */
function parseScope(text: string): Scope | undefined {
  const [, type, access] = SCOPE.exec(text) ?? [];
  return type === undefined || access === undefined
    ? undefined
    : { type, letters: LETTERS_OF_VERSION_1[access] ?? access };
}
