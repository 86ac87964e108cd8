/** What a scope can allow, by its letter in SMART App Launch 2 (hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html). */
export type ScopeLetter = 'c' | 'r' | 'u' | 'd' | 's';

const SCOPE = /^system\/(\*|[A-Za-z]+)\.(\*|read|write|c?r?u?d?s?)(?:\?.*)?$/;
const LETTERS_OF_VERSION_1: Record<string, string> = { '*': 'cruds', read: 'rs', write: 'cud' };

/** Whether an agent's scopes allow one kind of interaction with a type of resource; both spellings of SMART count. */
export function scopeAllows(scopes: readonly string[], type: string, letter: ScopeLetter): boolean {
  return scopes.some((scope) => {
    const parts = SCOPE.exec(scope);
    // A scope narrowed by a query would need the query applied to each answer; refusing it is the safe side.
    if (parts === null || scope.includes('?')) {
      return false;
    }
    const [, scopeType, access = ''] = parts;
    return (scopeType === '*' || scopeType === type) && (LETTERS_OF_VERSION_1[access] ?? access).includes(letter);
  });
}
