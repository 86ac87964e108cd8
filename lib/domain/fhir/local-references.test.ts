import { expect, test } from 'vitest';
import { localReferencesOf } from './local-references';

const TASK = {
  resourceType: 'Task',
  for: { reference: 'Patient/p1' },
  owner: { reference: '#inside' },
  requester: { reference: 'https://elsewhere.example/fhir/Practitioner/x' },
  focus: { reference: 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0' },
  input: [{ type: { text: 'x' }, valueReference: { reference: 'AllergyIntolerance/a1/_history/2' } }],
  contained: [{ resourceType: 'Observation', id: 'inside', subject: { reference: 'Patient/p2' } }],
  note: [{ text: 'a', authorReference: { reference: 'Practitioner/s1' } }, { text: 'Patient/p3' }],
};
const FOUND = ['AllergyIntolerance/a1', 'Patient/p1', 'Patient/p2', 'Practitioner/s1'];

test('every reference to this store is found, however deep, in a list, contained or of one version', () => {
  expect([...localReferencesOf(TASK)].sort()).toEqual(FOUND);
  expect([...localReferencesOf(undefined)]).toEqual([]);
});

test('a search that looks at the top alone misses some: the test above would notice', () => {
  const atTop = Object.values(TASK).flatMap((part) => (typeof part === 'object' && 'reference' in part ? [part] : []));
  expect([...localReferencesOf(atTop)].sort()).not.toEqual(FOUND);
});
