import { fhirPathPatch } from './malformed-bundles-fixture';
import { FORM_TYPE, JSON_TYPE, type MalformedCase, PATCH_TYPE, TASK } from './malformed-family-fixture';

/** Near the longest body, with room for what stands around. */
const LONG = 5 * 1024 * 1024 - 1000;
/** Near the most values of one resource. */
const MANY = 49_900;

/** For tests: bodies as long, and resources as large, as they may be and beyond. */
export function bigBodies(): MalformedCase[] {
  return [...largeResources(), ...longTexts(), ...largePatches(), ...largeBundles(), ...longSearches()];
}

const post = (what: string, body: object): MalformedCase => ({
  what,
  method: 'POST',
  path: '/Task',
  headers: JSON_TYPE,
  body: JSON.stringify(body),
});

const ITEMS: readonly (readonly [element: string, item: unknown, values: number])[] = [
  ['identifier', { value: 'x' }, 2],
  ['extension', { url: 'a', valueString: 'b' }, 3],
  ['note', { text: 'b' }, 2],
  ['basedOn', { reference: '#a' }, 2],
  ['input', { type: { text: 'x' }, valueString: 'y' }, 4],
  ['contained', { resourceType: 'Task', status: 'draft', intent: 'order' }, 4],
  ['identifier', {}, 1],
  ['identifier', null, 1],
  ['identifier', 5, 1],
  ['status', 'a', 1],
  ['unknown', '', 1],
  ['unknown', { a: [1] }, 3],
];

/** Each in the full length of a body, and as many as one resource may hold. */
function largeResources(): MalformedCase[] {
  const lists = ITEMS.flatMap(([element, item, values]) => {
    const most = Math.floor(LONG / (JSON.stringify(item).length + 1));
    return [most, Math.min(most, Math.floor(MANY / values))].map((count) =>
      post(`${count} × ${element} ${JSON.stringify(item)}`, { ...TASK, [element]: Array(count).fill(item) }),
    );
  });
  const named = [300_000, MANY - 10].map((count) =>
    post(`${count} names`, { ...TASK, ...Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 1])) }),
  );
  return [...lists, ...named];
}

function longTexts(): MalformedCase[] {
  const long = 'x'.repeat(LONG - 300);
  return [
    post('a long text', { ...TASK, description: long }),
    post('a long token', { ...TASK, identifier: [{ value: long }] }),
    post('a long token that is kept', { ...TASK, identifier: [{ value: long.slice(0, 1_000_000) }] }),
    post('a long code', { ...TASK, status: long }),
    post('a long reference', { ...TASK, for: { reference: `http://a/${long}` } }),
    post('a long date', { ...TASK, authoredOn: '2'.repeat(LONG - 300) }),
    post('a long URI', { ...TASK, instantiatesUri: `${long} ` }),
    post('a long canonical', { ...TASK, instantiatesCanonical: '|'.repeat(LONG - 300) }),
    post('a long name', { ...TASK, [long]: 1 }),
    post('a long narrative', { ...TASK, text: { status: 'generated', div: `<div>${'<b>'.repeat(LONG / 4)}</div>` } }),
    post('long base64', { ...TASK, input: [{ type: { text: 'a' }, valueBase64Binary: `${'A'.repeat(LONG - 400)}!` }] }),
  ];
}

/** The Task `large` has 24,000 identifiers. */
export const LARGE_TASK = {
  ...TASK,
  id: 'large',
  identifier: Array.from({ length: 24_000 }, (_, number) => ({ value: `x${number}` })),
};

function largePatches(): MalformedCase[] {
  const patch = (what: string, body: unknown, headers = PATCH_TYPE): MalformedCase => ({
    what,
    method: 'PATCH',
    path: '/Task/large',
    headers,
    body: JSON.stringify(body),
  });
  const often = (operation: object, count: number) => Array(count).fill(operation);
  const test = { op: 'test', path: '/identifier/1/value', value: 'x1' };
  const move = { op: 'move', from: '/identifier/0', path: '/identifier/-' };
  const byPath = (path: string) => fhirPathPatch({ type: 'delete', path });
  const condition = Array(55).fill("value = 'x'").join(' or ');
  return [
    patch('a JSON Patch of 90,000 tests', often(test, 90_000)),
    patch('a JSON Patch of 1,000 tests', often(test, 1000)),
    patch('a JSON Patch of 80,000 moves', often(move, 80_000)),
    patch('a JSON Patch of 1,000 moves', often(move, 1000)),
    patch('a FHIRPath Patch over a long list', byPath("Task.identifier.where(value = 'x1')"), JSON_TYPE),
    patch('a FHIRPath Patch with a long path', byPath(`Task.identifier.where(${condition})`), JSON_TYPE),
    patch(
      'a FHIRPath Patch deep in itself',
      byPath(`Task.identifier${'.where(value.exists())'.repeat(40)}`),
      JSON_TYPE,
    ),
  ];
}

function largeBundles(): MalformedCase[] {
  const bundle = (what: string, type: string, entry: unknown[]): MalformedCase => ({
    what,
    method: 'POST',
    path: '',
    headers: JSON_TYPE,
    body: JSON.stringify({ resourceType: 'Bundle', type, entry }),
  });
  const search = { request: { method: 'GET', url: `Task?_elements=${'a,'.repeat(45_000)}a` } };
  const broad = { request: { method: 'GET', url: `Task?${'a=b&'.repeat(1_000_000)}` } };
  return [
    bundle('a batch of a million nothings', 'batch', Array(1_000_000).fill({})),
    bundle('a transaction of a million nothings', 'transaction', Array(1_000_000).fill({})),
    bundle('a batch of long searches', 'batch', Array(50).fill(search)),
    bundle('a batch with a search of a million parameters', 'batch', [broad]),
    bundle('a transaction with a condition of a million parameters', 'transaction', [
      { resource: TASK, request: { method: 'POST', url: 'Task', ifNoneExist: 'a=b&'.repeat(1_000_000) } },
    ]),
  ];
}

function longSearches(): MalformedCase[] {
  const search = (query: string): MalformedCase => ({
    what: `a search with ${query.slice(0, 30)}…`,
    method: 'POST',
    path: '/Task/_search',
    headers: FORM_TYPE,
    body: query,
  });
  const filled = (part: string, length = 1_000_000) => part.repeat(Math.floor(length / part.length));
  const parts = ['a', 'a,', '\\', '\\,a,', '|', '+', '%20', '/_history/', 'a/', 'e\u0301', '2', 'true,', ':'];
  const names = ['identifier', 'code:text', 'owner', 'authored-on', '_profile:below', 'code:missing', 'priority-order'];
  return [
    ...parts.flatMap((part, index) =>
      [99_000, 1_000_000].map((length) => `${names[index % names.length]}=${filled(part, length)}`),
    ),
    ...['a=b&', 'code=a&', '_elements=a&', '_include=Task:owner&', '&'].map((part) => filled(part)),
    `_id=${filled('a,')}a`,
    `_id=${filled('abcdefg,', 159_000)}a`,
    `_sort=${filled('status,', 99_000)}code`,
    `_elements=${filled('a,', 99_000)}`,
    `_cursor=${filled('A', 99_000)}`,
    `${filled('_has:Task:part-of:')}=x`,
    `${filled('part-of.')}=x`,
    `code${filled(':')}=x`,
    filled('a', 5_000_000),
  ].map(search);
}
