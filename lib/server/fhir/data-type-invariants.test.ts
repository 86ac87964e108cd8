import type { StructureDefinition } from '@medplum/fhirtypes';
import { describe, expect, test, vi } from 'vitest';
import { publishedTypes, violationsOf } from './invariant-oracle-fixture';
import { issuesOf } from './validate';

vi.spyOn(console, 'log').mockImplementation(() => undefined);

const UCUM = 'http://unitsofmeasure.org';
const timing = (repeat: object) => ({ repeat });
const element = (more: object) => ({ path: 'Task.code', ...more });

/** Each invariant of the data types: its type, a sound value and one that breaks it alone. */
const TABLE: [key: string, type: string, sound: object, faulty: object][] = [
  ['age-1', 'Age', { value: 3, code: 'a', system: UCUM }, { value: -3, code: 'a', system: UCUM }],
  ['att-1', 'Attachment', { data: 'QUJD', contentType: 'text/plain' }, { data: 'QUJD' }],
  ['cpt-2', 'ContactPoint', { value: '1', system: 'phone' }, { value: '1' }],
  ['cnt-3', 'Count', { value: 3, code: '1', system: UCUM }, { value: 3.5, code: '1', system: UCUM }],
  [
    'drq-1',
    'DataRequirement',
    { type: 'Task', codeFilter: [{ path: 'x' }] },
    { type: 'Task', codeFilter: [{ path: 'x', searchParam: 'x' }] },
  ],
  [
    'drq-2',
    'DataRequirement',
    { type: 'Task', dateFilter: [{ path: 'x' }] },
    { type: 'Task', dateFilter: [{ path: 'x', searchParam: 'x' }] },
  ],
  ['dis-1', 'Distance', { value: 3, code: 'm', system: UCUM }, { value: 3 }],
  ['drt-1', 'Duration', { value: 3, code: 'h', system: UCUM }, { code: 'h', system: UCUM }],
  ['exp-1', 'Expression', { language: 'text/cql', expression: 'x' }, { language: 'text/cql' }],
  ['ext-1', 'Extension', { url: 'http://x', valueString: 'x' }, { url: 'http://x' }],
  ['per-1', 'Period', { start: '2026-01-01', end: '2026-01-01' }, { start: '2026-01-02', end: '2026-01-01' }],
  ['qty-3', 'Quantity', { value: 3, code: 'mg', system: UCUM }, { value: 3, code: 'mg' }],
  ['rng-2', 'Range', { low: { value: 1 }, high: { value: 2 } }, { low: { value: 2 }, high: { value: 1 } }],
  ['rat-1', 'Ratio', { numerator: { value: 1 }, denominator: { value: 2 } }, { numerator: { value: 1 } }],
  ['ref-1', 'Reference', { display: 'x' }, { reference: '#x' }],
  ['sqty-1', 'Range', { low: { value: 1 } }, { low: { value: 1, comparator: '<' } }],
  ['tim-1', 'Timing', timing({ duration: 1, durationUnit: 'h' }), timing({ duration: 1 })],
  ['tim-2', 'Timing', timing({ period: 1, periodUnit: 'h' }), timing({ period: 1 })],
  ['tim-4', 'Timing', timing({ duration: 1, durationUnit: 'h' }), timing({ duration: -1, durationUnit: 'h' })],
  ['tim-5', 'Timing', timing({ period: 1, periodUnit: 'h' }), timing({ period: -1, periodUnit: 'h' })],
  ['tim-6', 'Timing', timing({ period: 1, periodMax: 2, periodUnit: 'h' }), timing({ periodMax: 2 })],
  ['tim-7', 'Timing', timing({ duration: 1, durationMax: 2, durationUnit: 'h' }), timing({ durationMax: 2 })],
  ['tim-8', 'Timing', timing({ count: 1, countMax: 2 }), timing({ countMax: 2 })],
  ['tim-9', 'Timing', timing({ offset: 5, when: ['ACM'] }), timing({ offset: 5, when: ['C'] })],
  ['tim-10', 'Timing', timing({ when: ['ACM'] }), timing({ when: ['ACM'], timeOfDay: ['10:00:00'] })],
  [
    'trd-1',
    'TriggerDefinition',
    { type: 'periodic', timingDate: '2026-01-01' },
    { type: 'data-added', timingDate: '2026-01-01', data: [{ type: 'Task' }] },
  ],
  [
    'trd-2',
    'TriggerDefinition',
    { type: 'named-event', name: 'x' },
    { type: 'named-event', name: 'x', condition: { language: 'text/cql', expression: 'x' } },
  ],
  ['trd-3', 'TriggerDefinition', { type: 'named-event', name: 'x' }, { type: 'named-event' }],
  [
    'eld-1',
    'ElementDefinition',
    element({ slicing: { rules: 'open', description: 'x' } }),
    element({ slicing: { rules: 'open' } }),
  ],
  ['eld-2', 'ElementDefinition', element({ min: 1, max: '2' }), element({ min: 3, max: '2' })],
  ['eld-3', 'ElementDefinition', element({ max: '*' }), element({ max: '-1' })],
  [
    'eld-4',
    'ElementDefinition',
    element({ type: [{ code: 'Reference', aggregation: ['bundled'] }] }),
    element({ type: [{ code: 'code', aggregation: ['bundled'] }] }),
  ],
  [
    'eld-5',
    'ElementDefinition',
    element({ contentReference: '#x' }),
    element({ contentReference: '#x', maxLength: 3 }),
  ],
  [
    'eld-6',
    'ElementDefinition',
    element({ type: [{ code: 'code' }], fixedCode: 'x' }),
    element({ type: [{ code: 'code' }, { code: 'id' }], fixedCode: 'x' }),
  ],
  [
    'eld-7',
    'ElementDefinition',
    element({ type: [{ code: 'code' }], patternCode: 'x' }),
    element({ type: [{ code: 'code' }, { code: 'id' }], patternCode: 'x' }),
  ],
  ['eld-8', 'ElementDefinition', element({ patternCode: 'x' }), element({ patternCode: 'x', fixedCode: 'x' })],
  [
    'eld-12',
    'ElementDefinition',
    element({ binding: { strength: 'required', valueSet: 'http://x' } }),
    element({ binding: { strength: 'required', valueSet: 'ftp://x' } }),
  ],
  [
    'eld-13',
    'ElementDefinition',
    element({ type: [{ code: 'code' }, { code: 'id' }] }),
    element({ type: [{ code: 'code' }, { code: 'code' }] }),
  ],
  [
    'eld-14',
    'ElementDefinition',
    element({ constraint: [constraint('a-1'), constraint('a-2')] }),
    element({ constraint: [constraint('a-1'), constraint('a-1')] }),
  ],
  [
    'eld-15',
    'ElementDefinition',
    element({ defaultValueCode: 'x' }),
    element({ defaultValueCode: 'x', meaningWhenMissing: 'x' }),
  ],
  ['eld-16', 'ElementDefinition', element({ sliceName: 'a-b' }), element({ sliceName: 'a b' })],
  [
    'eld-17',
    'ElementDefinition',
    element({ type: [{ code: 'Reference', targetProfile: ['http://x'] }] }),
    element({ type: [{ code: 'code', targetProfile: ['http://x'] }] }),
  ],
  ['eld-18', 'ElementDefinition', element({ isModifier: true, isModifierReason: 'x' }), element({ isModifier: true })],
  ['eld-19', 'ElementDefinition', { path: 'Task.code' }, { path: '?' }],
  [
    'eld-22',
    'ElementDefinition',
    element({ sliceIsConstraining: true, sliceName: 'x' }),
    element({ sliceIsConstraining: true }),
  ],
];

/** Not in the table: a Narrative is judged in `validate.test.ts`, as are `ele-1` and what a Task as a whole can break. */
const ELSEWHERE = ['ele-1', 'txt-1', 'txt-2'];
/** As R4 wrote it, nothing with a type breaks it: `select` answers with a boolean for each type, and that exists. */
const UNBREAKABLE = ['eld-11'];
/** R4 uses MoneyQuantity in no element. */
const OF_NOTHING = ['mqty-1'];

function constraint(key: string): object {
  return { key, severity: 'error', human: 'x' };
}

function holding(type: string, value: object): { resourceType: string } {
  if (type === 'Extension') {
    return { resourceType: 'Basic', code: { text: 'x' }, extension: [value] } as { resourceType: string };
  }
  if (type === 'ElementDefinition') {
    const snapshot = { element: [element({ id: 'Task', path: 'Task' }), { id: 'x', ...value }] };
    const rest = { url: 'http://x', name: 'X', status: 'draft', kind: 'logical', abstract: true, type: 'Task' };
    return { resourceType: 'StructureDefinition', ...rest, snapshot } as { resourceType: string };
  }
  const extension = [{ url: 'http://x', [`value${type}`]: value }];
  return { resourceType: 'Basic', code: { text: 'x' }, extension } as { resourceType: string };
}

const PLACES = /^(?:Basic\.extension|StructureDefinition\.snapshot\.element\[1\])/;
const ourKeys = (resource: object) =>
  issuesOf(resource)
    .filter(({ severity, expression }) => severity === 'error' && PLACES.test(expression?.[0] ?? ''))
    .map(({ details }) => /^Constraint (\S+) not/.exec(details?.text ?? '')?.[1] ?? details?.text);
const theirKeys = (resource: { resourceType: string }) =>
  violationsOf(resource)
    .filter(({ place }) => PLACES.test(place))
    .map(({ key }) => key);

describe('each invariant of a data type refuses what breaks it and lets its twin pass', () => {
  test.each(TABLE)('%s of %s', (key, type, sound, faulty) => {
    expect(ourKeys(holding(type, sound))).toEqual([]);
    expect(ourKeys(holding(type, faulty))).toContain(key);
  });
});

describe('and the published definitions say the same of it', () => {
  /** What the other engine cannot judge: quantities without a unit, a profile as a type, and regular expressions as R4 wrote them. */
  const beyond = new Set(['rng-2', 'sqty-1', 'eld-16', 'eld-19']);
  test.each(TABLE.filter(([key]) => !beyond.has(key)))('%s of %s', (key, type, sound, faulty) => {
    expect(theirKeys(holding(type, sound))).toEqual([]);
    expect(theirKeys(holding(type, faulty))).toContain(key);
  });
});

test('the table has every invariant of every data type of R4', () => {
  const isDataType = ({ kind }: StructureDefinition) => kind === 'complex-type';
  const keys = [...publishedTypes().values()]
    .filter(isDataType)
    .flatMap(({ snapshot }) =>
      (snapshot?.element ?? []).flatMap(({ constraint: each = [] }) =>
        each.filter(({ severity }) => severity === 'error').map(({ key }) => key ?? ''),
      ),
    );
  const known = new Set([...TABLE.map(([key]) => key), ...ELSEWHERE, ...OF_NOTHING, ...UNBREAKABLE]);
  expect([...new Set(keys)].filter((key) => !known.has(key))).toEqual([]);
});
