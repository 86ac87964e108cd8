import { readFileSync } from 'node:fs';
import type { Resource } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { dateRangeOf } from './date-range';
import { searchValuesOf as valuesUnder } from './search-index';

const searchValuesOf = (resource: Resource) => valuesUnder(resource, 'http://here/fhir');

const example = (name: string): Resource =>
  JSON.parse(readFileSync(`node_modules/hl7.fhir.r4.examples/${name}.json`, 'utf8'));

test('a task is found by status, owner, patient, performer type and due date', () => {
  expect(searchValuesOf(example('Task-example1'))).toMatchObject({
    status: [{ s: 'http://hl7.org/fhir/task-status', c: 'in-progress' }],
    patient: [{ r: 'Patient/example' }],
    subject: [{ r: 'Patient/example' }],
    'based-on': [{}],
    'due-date': [{ l: '2016-11-01T23:45:05.000Z', h: '2016-11-01T23:45:05.999Z' }],
    'priority-order': [{ n: 20 }],
  });
});

test('the patient parameter takes only what says that it is a patient', () => {
  const subject = (reference: object, contained: object[] = []) =>
    searchValuesOf({ resourceType: 'Task', status: 'ready', intent: 'order', for: reference, contained } as Resource)
      .patient;
  expect(subject({ reference: 'Group/1' })).toBeUndefined();
  expect(subject({ reference: 'http://x/fhir/Patient/1' })).toEqual([{ r: 'http://x/fhir/Patient/1' }]);
  expect(subject({ reference: 'http://here/fhir/Patient/1' })).toEqual([{ r: 'Patient/1' }]);
  expect(subject({ reference: 'Patient/1/_history/4' })).toEqual([{ r: 'Patient/1' }]);
  expect(subject({ reference: '#p' }, [{ resourceType: 'Patient', id: 'p' }])).toEqual([{ r: '#p' }]);
  expect(subject({ type: 'Patient', identifier: { system: 's', value: 'v' } })).toEqual([{ s: 's', c: 'v' }]);
  expect(subject({ identifier: { value: 'v' } })).toBeUndefined();
});

test('choice elements are read by the type in their name', () => {
  const observation = {
    resourceType: 'Observation',
    status: 'final',
    code: {},
    valueQuantity: { value: 3, code: 'kg' },
    effectivePeriod: { start: '2026-01-01' },
  } as Resource;
  expect(searchValuesOf(observation)).toMatchObject({
    'value-quantity': [{ n: 3, c: 'kg' }],
    date: [{ l: '2026-01-01T00:00:00.000Z', h: '9999-12-31T23:59:59.999Z' }],
  });
  expect(searchValuesOf(observation)['value-string']).toBeUndefined();
  expect(searchValuesOf({ resourceType: 'Patient', deceasedDateTime: '2026-01-01' })).toMatchObject({
    deceased: [{ c: 'true' }],
  });
});

test('a resource belongs to the patients of its compartment; a task to none', () => {
  expect(searchValuesOf(example('Observation-example'))._patient).toEqual([{ r: 'Patient/example' }]);
  expect(searchValuesOf(example('Task-example1'))._patient).toBeUndefined();
});

test.each([
  ['2026', '2026-01-01T00:00:00.000Z', '2026-12-31T23:59:59.999Z'],
  ['2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z'],
  ['2026-11-23', '2026-11-23T00:00:00.000Z', '2026-11-23T23:59:59.999Z'],
  ['2026-11-23T10:00', '2026-11-23T10:00:00.000Z', '2026-11-23T10:00:59.999Z'],
  ['2026-11-23T10:00:00+02:00', '2026-11-23T08:00:00.000Z', '2026-11-23T08:00:00.999Z'],
  ['2026-11-23T10:00:00.25-05:30', '2026-11-23T15:30:00.250Z', '2026-11-23T15:30:00.250Z'],
])('%s covers %s to %s', (text, l, h) => {
  expect(dateRangeOf(text)).toEqual({ l, h });
});

test.each(['2026-02-30', '2026-13', 'today', '2026-1-1', '', '2026-01-01T25:00:00Z', '20260101'])(
  '%j is not a date',
  (text) => {
    expect(dateRangeOf(text)).toBeUndefined();
  },
);
