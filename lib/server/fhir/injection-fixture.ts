import type { Patient, Resource, Task } from '@medplum/fhirtypes';

/** For tests: text that means something to SQL, JSON, patterns or the search syntax, and must mean itself. */
export const METAS: readonly string[] = [
  "'",
  "''",
  "'; drop table canary; --",
  "' or '1'='1",
  "') or true --",
  "'::text || pg_sleep(0.01)::text || '",
  '"',
  '"}]}',
  '%',
  '_',
  '%%',
  '*',
  '.*',
  '.',
  '^.+$',
  '(a+)+$',
  '[a-z]',
  '\\',
  '\\\\',
  "\\'",
  'E\\x27',
  '$1',
  '$$',
  '$body$',
  '{{1}}',
  ';',
  '--',
  '/*',
  '*/',
  '||',
  '|',
  ',',
  '$',
  '@>',
  '?',
  '?|',
  '{}',
  '[]',
  'null',
  'true',
  '$.*',
  '::jsonb',
  '&&',
  '=',
  '<',
  '>',
  '\u00a0',
  '\u202e',
  '\ufeff',
  'union select',
];

type Stored = Resource & { id: string };
export const valueWith = (meta: string) => `a${meta}z`;

/** One Task and one Patient for each, and some without, which only a wild card would find. */
export function markedResources(): Stored[] {
  const marked = METAS.flatMap((meta, place): Stored[] => [
    taskWith(valueWith(meta), place),
    patientWith(valueWith(meta), place),
  ]);
  const plain = ['az', 'abz', 'abcz', 'aaz', 'a1z', 'anullz', 'a z'].flatMap((value, place): Stored[] => [
    taskWith(value, 1000 + place),
    patientWith(value, 1000 + place),
  ]);
  return [...marked, ...plain];
}

function taskWith(value: string, place: number): Task & { id: string } {
  return {
    resourceType: 'Task',
    id: `m${place}`,
    status: 'requested',
    intent: 'order',
    meta: { tag: [{ system: 'http://s.example', code: value }] },
    identifier: [{ system: 'http://s.example', value }],
    code: { text: value },
    for: { reference: `Patient/m${place}` },
    owner: { identifier: { system: 'http://s.example', value } },
  };
}

function patientWith(value: string, place: number): Patient & { id: string } {
  return { resourceType: 'Patient', id: `m${place}`, name: [{ family: value }] };
}

/** A searched value with the backslashes that keep it whole (hl7.org/fhir/R4/search.html#escaping). */
export function escaped(value: string): string {
  return value.replace(/[\\,|$]/g, (character) => `\\${character}`);
}

/** How a value is searched for, and whether a resource with that value is meant; written without a look at the store. */
export const FORMS: readonly {
  what: string;
  type: 'Task' | 'Patient';
  query: (value: string) => [name: string, value: string];
  means: (stored: string, value: string) => boolean;
}[] = [
  { what: 'a token', type: 'Task', query: (value) => ['identifier', escaped(value)], means: same },
  {
    what: 'a token with its system',
    type: 'Task',
    query: (value) => ['identifier', `http://s.example|${escaped(value)}`],
    means: same,
  },
  { what: 'a tag', type: 'Task', query: (value) => ['_tag', escaped(value)], means: same },
  {
    what: 'who is known by an identifier',
    type: 'Task',
    query: (value) => ['owner:identifier', escaped(value)],
    means: same,
  },
  { what: 'words', type: 'Task', query: (value) => ['code:text', escaped(value)], means: begins },
  { what: 'a name', type: 'Patient', query: (value) => ['name', escaped(value)], means: begins },
  { what: 'a name as written', type: 'Patient', query: (value) => ['name:exact', escaped(value)], means: same },
  { what: 'a part of a name', type: 'Patient', query: (value) => ['name:contains', escaped(value)], means: holds },
  { what: 'a name in a chain', type: 'Task', query: (value) => ['patient.name:exact', escaped(value)], means: same },
];

function same(stored: string, value: string): boolean {
  return stored === value;
}

function begins(stored: string, value: string): boolean {
  return plain(stored).startsWith(plain(value));
}

function holds(stored: string, value: string): boolean {
  return plain(stored).includes(plain(value));
}

/** Without case and doubled spaces; none of the values has an accent. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** Where a meta character stands in the syntax itself: it must be refused or left out, whatever it says. */
export const SYNTAX: readonly ((meta: string) => string)[] = [
  (meta) => `${meta}=x`,
  (meta) => `identifier:${meta}=x`,
  (meta) => `_sort=${meta}`,
  (meta) => `_sort=-status,${meta}`,
  (meta) => `_include=Task:${meta}`,
  (meta) => `_include=${meta}:owner`,
  (meta) => `_revinclude=Task:${meta}`,
  (meta) => `patient.${meta}=x`,
  (meta) => `patient:${meta}.name=x`,
  (meta) => `_has:Task:part-of:${meta}=x`,
  (meta) => `_has:Task:${meta}:status=x`,
  (meta) => `_has:${meta}:part-of:status=x`,
  (meta) => `_elements=${meta}`,
  (meta) => `_count=${meta}`,
  (meta) => `_total=${meta}`,
  (meta) => `authored-on=${meta}`,
  (meta) => `_lastUpdated=gt${meta}`,
  (meta) => `priority-order=${meta}`,
  (meta) => `owner=${meta}`,
  (meta) => `owner=Practitioner/${meta}`,
  (meta) => `_id=${meta}`,
  (meta) => `_profile:below=${meta}`,
  (meta) => `_cursor=${meta}`,
  (meta) => `_cursor=${cursor({ k: [], i: meta })}`,
  (meta) => `_sort=_lastUpdated&_cursor=${cursor({ k: [meta], i: 'x' })}`,
  (meta) => `_cursor=${cursor({ k: [], i: 'x', m: { snapshot: meta, at: meta } })}`,
];

function cursor(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
