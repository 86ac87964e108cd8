import type { CodeSystem, ValueSet, ValueSetComposeInclude } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { BUILT_IN_TERMS } from './built-in-terms';
import { expandValueSet, type Terms } from './value-set';

const ANIMALS: CodeSystem = {
  resourceType: 'CodeSystem',
  status: 'active',
  content: 'complete',
  url: 'urn:animals',
  property: [
    { code: 'legs', type: 'integer' },
    { code: 'parent', type: 'code' },
    { code: 'status', type: 'code' },
  ],
  concept: [
    {
      code: 'animal',
      concept: [
        { code: 'dog', property: [{ code: 'legs', valueInteger: 4 }], concept: [{ code: 'poodle' }] },
        { code: 'bird', property: [{ code: 'legs', valueInteger: 2 }] },
      ],
    },
    { code: 'hen', property: [{ code: 'parent', valueCode: 'bird' }] },
    {
      code: 'dodo',
      property: [
        { code: 'parent', valueCode: 'bird' },
        { code: 'status', valueCode: 'retired' },
      ],
    },
  ],
};
const PARTS: CodeSystem = { ...ANIMALS, url: 'urn:parts', hierarchyMeaning: 'part-of' };
const { concept: _, ...withoutConcepts } = ANIMALS;
const EMPTY: CodeSystem = { ...withoutConcepts, url: 'urn:empty' };
const FRAGMENT: CodeSystem = { ...ANIMALS, url: 'urn:fragment', content: 'fragment' };
const set = (url: string, include: ValueSetComposeInclude[], more: object = {}): ValueSet => ({
  resourceType: 'ValueSet',
  status: 'active',
  url,
  compose: { include, ...more },
});
const SETS = [
  set('urn:dogs', [{ system: 'urn:animals', filter: [{ property: 'concept', op: 'is-a', value: 'dog' }] }]),
  set('urn:loop-a', [{ valueSet: ['urn:loop-b'] }]),
  set('urn:loop-b', [{ valueSet: ['urn:loop-a'] }]),
];

function termsOver(systems: readonly CodeSystem[]): Terms {
  return {
    valueSet: (url) => SETS.find((each) => each.url === url),
    codeSystem: (url) => systems.find((each) => each.url === url),
  };
}
const TERMS = termsOver([ANIMALS, PARTS, FRAGMENT, EMPTY]);
/** Knows no hierarchy: what a careless expansion would work with. */
const FLAT = termsOver([
  {
    ...ANIMALS,
    concept: ['animal', 'dog', 'poodle', 'bird', 'hen', 'dodo'].map((code) => ({ code })),
  },
]);

function codesIn(include: ValueSetComposeInclude[], more: object = {}, terms = TERMS): string {
  return [...expandValueSet(set('urn:asked', include, more), terms)]
    .map(([system, { all, codes }]) => `${system}${all ? ' but' : ''} ${[...codes].sort().join(',')}`)
    .join('; ');
}
const filtered = (property: string, op: string, value: string, system = 'urn:animals') =>
  [{ system, filter: [{ property, op, value }] }] as ValueSetComposeInclude[];

const CASES: [what: string, include: ValueSetComposeInclude[], more: object, codes: string][] = [
  ['listed concepts', [{ system: 'urn:x', concept: [{ code: 'b' }, { code: 'a' }] }], {}, 'urn:x a,b'],
  ['a whole system that is known', [{ system: 'urn:animals' }], {}, 'urn:animals animal,bird,dodo,dog,hen,poodle'],
  [
    'a whole system without what is retired',
    [{ system: 'urn:animals' }],
    { inactive: false },
    'urn:animals animal,bird,dog,hen,poodle',
  ],
  ['a whole system that is not known', [{ system: 'urn:x' }], {}, 'urn:x but '],
  [
    'a whole system but for one code',
    [{ system: 'urn:x' }],
    { exclude: [{ system: 'urn:x', concept: [{ code: 'a' }] }] },
    'urn:x but a',
  ],
  ['a whole system that lists nothing', [{ system: 'urn:empty' }], {}, 'urn:empty but '],
  ['is-a', filtered('concept', 'is-a', 'dog'), {}, 'urn:animals dog,poodle'],
  ['is-a along a property', filtered('concept', 'is-a', 'bird'), {}, 'urn:animals bird,dodo,hen'],
  ['descendent-of', filtered('concept', 'descendent-of', 'animal'), {}, 'urn:animals bird,dodo,dog,hen,poodle'],
  ['is-not-a', filtered('concept', 'is-not-a', 'bird'), {}, 'urn:animals animal,dog,poodle'],
  ['generalizes', filtered('concept', 'generalizes', 'hen'), {}, 'urn:animals animal,bird,hen'],
  ['in', filtered('concept', 'in', 'dog,hen,cow'), {}, 'urn:animals dog,hen'],
  ['children of a parent', filtered('parent', '=', 'bird'), {}, 'urn:animals dodo,hen'],
  ['a property', filtered('legs', '=', '2'), {}, 'urn:animals bird'],
  ['a property that is there', filtered('legs', 'exists', 'true'), {}, 'urn:animals bird,dog'],
  ['an import', [{ valueSet: ['urn:dogs'] }], {}, 'urn:animals dog,poodle'],
  [
    'an import within a system',
    [{ system: 'urn:animals', concept: [{ code: 'dog' }, { code: 'hen' }], valueSet: ['urn:dogs'] }],
    {},
    'urn:animals dog',
  ],
  [
    'two parts',
    [...filtered('concept', '=', 'hen'), { system: 'urn:x', concept: [{ code: 'a' }] }],
    {},
    'urn:animals hen; urn:x a',
  ],
  [
    'an exclusion by import',
    [{ system: 'urn:animals' }],
    { exclude: [{ valueSet: ['urn:dogs'] }] },
    'urn:animals animal,bird,dodo,hen',
  ],
];

describe('a value set holds what its definition says', () => {
  test.each(CASES)('%s', (_, include, more, codes) => {
    expect(codesIn(include, more)).toBe(codes);
  });

  test('a stored expansion stands in for a definition', () => {
    const contains = [{ system: 'urn:x', code: 'group', abstract: true, contains: [{ system: 'urn:x', code: 'a' }] }];
    const expanded = { resourceType: 'ValueSet', status: 'active', expansion: { timestamp: '2026-01-01', contains } };
    expect(expandValueSet(expanded as ValueSet, TERMS).get('urn:x')?.codes).toEqual(new Set(['a']));
  });

  test('an expansion that follows no hierarchy is caught by every case that needs one', () => {
    const needing = CASES.filter(([what]) => /^(is-|descend|general|children)/.test(what));
    const caught = needing.filter(([, include, more, codes]) => codesIn(include, more, FLAT) !== codes);
    expect([needing.length, caught.length]).toEqual([6, 6]);
  });
});

describe('what cannot be expanded in full is refused', () => {
  test.each([
    ['an unknown import', [{ valueSet: ['urn:none'] }], /urn:none is not known/],
    ['a loop of imports', [{ valueSet: ['urn:loop-a'] }], /imports itself/],
    ['a filter over an unknown system', filtered('concept', 'is-a', 'a', 'urn:x'), /urn:x is not known here in full/],
    [
      'a filter over a fragment',
      filtered('concept', 'is-a', 'dog', 'urn:fragment'),
      /urn:fragment is not known here in full/,
    ],
    ['a hierarchy of parts', filtered('concept', 'is-a', 'dog', 'urn:parts'), /means part-of/],
    ['an unknown code', filtered('concept', 'is-a', 'cow'), /no code cow/],
    ['an undeclared property', filtered('colour', '=', 'red'), /colour = is not known/],
    ['a pattern', filtered('code', 'regex', '(a+)+b'), /code regex is not known/],
    [
      'too many codes',
      [{ system: 'urn:x', concept: Array.from({ length: 10_001 }, (_, index) => ({ code: `c${index}` })) }],
      /more than 10000/,
    ],
  ] as [string, ValueSetComposeInclude[], RegExp][])('%s', (_, include, message) => {
    expect(() => codesIn(include)).toThrow(message);
  });

  test('a set with neither definition nor expansion', () => {
    expect(() => expandValueSet({ resourceType: 'ValueSet', status: 'active', url: 'urn:e' }, TERMS)).toThrow(
      /says nothing/,
    );
  });
});

test('value sets of R4 itself expand, in the version that R4 comes with', () => {
  const task = BUILT_IN_TERMS.valueSet('http://hl7.org/fhir/ValueSet/task-intent|4.0.1');
  expect([...(task === undefined ? [] : expandValueSet(task, BUILT_IN_TERMS)).keys()]).toEqual([
    'http://hl7.org/fhir/task-intent',
    'http://hl7.org/fhir/request-intent',
  ]);
  const encounter = BUILT_IN_TERMS.valueSet('http://terminology.hl7.org/ValueSet/v3-ActEncounterCode');
  const codes = encounter === undefined ? undefined : [...expandValueSet(encounter, BUILT_IN_TERMS).values()][0]?.codes;
  expect(codes?.has('ACUTE')).toBe(true);
  expect(codes?.has('_ActAccountCode')).toBe(false);
  expect(BUILT_IN_TERMS.valueSet('http://hl7.org/fhir/ValueSet/task-intent|3.0.0')).toBeUndefined();
});
