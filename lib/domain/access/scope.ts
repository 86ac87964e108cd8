/** What a system scope lets an agent do (SMART App Launch 2.2, scopes for requesting FHIR resources). */
export type Interaction = 'create' | 'read' | 'update' | 'delete' | 'search';

const LETTERS: Record<Interaction, string> = { create: 'c', read: 'r', update: 'u', delete: 'd', search: 's' };
// Version 1 said read, write and *; SMART 2 keeps them alive as these.
const OLD_WORDS: Record<string, string> = { read: 'rs', write: 'cud', '*': 'cruds' };

type Scope = { type: string; letters: string };

/** Whether any of the scopes allows an interaction with a type of resource. */
export function scopesAllow(scopes: readonly string[], type: string, interaction: Interaction): boolean {
  return scopes.some((text) => {
    const scope = parseScope(text);
    return (
      scope !== undefined && (scope.type === '*' || scope.type === type) && scope.letters.includes(LETTERS[interaction])
    );
  });
}

/** The asked-for scopes that a client may have, all of its own when it asks for none; undefined when none is left. */
export function grantedScopes(asked: string | undefined, own: readonly string[]): readonly string[] | undefined {
  const wanted = [...new Set(asked?.split(' ').filter((scope) => scope !== '') ?? [])];
  if (wanted.length === 0) {
    return own;
  }
  const granted = wanted.filter((scope) => own.some((held) => covers(held, scope)));
  return granted.length === 0 ? undefined : granted;
}

function covers(held: string, wanted: string): boolean {
  const [outer, inner] = [parseScope(held), parseScope(wanted)];
  return (
    outer !== undefined &&
    inner !== undefined &&
    (outer.type === '*' || outer.type === inner.type) &&
    [...inner.letters].every((letter) => outer.letters.includes(letter))
  );
}

/** A scope with a search condition (`?…`) is not understood: granting it without the condition would be too much. */
function parseScope(text: string): Scope | undefined {
  const match = /^system\/(\*|[A-Z][A-Za-z]+)\.([a-z]+|\*)$/.exec(text);
  const [, type, word] = match ?? [];
  if (type === undefined || word === undefined) {
    return undefined;
  }
  const letters = OLD_WORDS[word] ?? word;
  return /^c?r?u?d?s?$/.test(letters) ? { type, letters } : undefined;
}
