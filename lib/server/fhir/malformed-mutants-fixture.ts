import { bundleOf, fhirPathPatch } from './malformed-bundles-fixture';
import { byChance, type Family, JSON_TYPE, PATCH_TYPE, TASK } from './malformed-family-fixture';
import { mutated } from './mutate-fixture';

const FULL_TASK = {
  ...TASK,
  id: 'there',
  meta: { tag: [{ system: 'http://a', code: 'b' }], profile: ['http://a/p'] },
  text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' },
  contained: [{ resourceType: 'Patient', id: 'inner', name: [{ family: 'Inner' }] }],
  extension: [{ url: 'http://a/e', valueString: 'x' }],
  identifier: [{ system: 'http://a', value: 'b', type: { coding: [{ code: 'MR' }] } }],
  for: { reference: '#inner' },
  authoredOn: '2026-01-01T08:00:00Z',
  lastModified: '2026-01-01T09:00:00Z',
  owner: { reference: 'Practitioner/one', display: 'One' },
  performerType: [{ coding: [{ system: 'http://snomed.info/sct', code: '224535009' }] }],
  note: [{ text: 'x', time: '2026-01-01T08:00:00Z', authorString: 'One' }],
  restriction: { repetitions: 1, period: { end: '2026-01-02T08:00:00Z' }, recipient: [{ reference: 'Group/one' }] },
  input: [{ type: { text: 'x' }, valueQuantity: { value: 1.5, unit: 'mg' } }],
  output: [{ type: { text: 'x' }, valueReference: { reference: 'Observation/one' } }],
};
const PATIENT = {
  resourceType: 'Patient',
  id: 'there',
  active: true,
  name: [{ use: 'official', family: 'Doe', given: ['Ann'], period: { start: '2000' } }],
  telecom: [{ system: 'phone', value: '1' }],
  gender: 'female',
  birthDate: '1950-01-31',
  deceasedBoolean: false,
  address: [{ line: ['1 Road'], city: 'Town' }],
  contact: [{ name: { text: 'Bob' } }],
  communication: [{ language: { text: 'en' } }],
};
const PATCH = [
  { op: 'test', path: '/status', value: 'requested' },
  { op: 'add', path: '/identifier', value: [{ value: 'x' }] },
  { op: 'copy', from: '/identifier/0', path: '/identifier/-' },
  { op: 'replace', path: '/code/text', value: 'y' },
];
const OPERATIONS = fhirPathPatch({ type: 'add', path: 'Task', name: 'description', value: 'x' });

const SOUND: readonly (readonly [string, string, Record<string, string>, unknown])[] = [
  ['POST', '/Task', JSON_TYPE, FULL_TASK],
  ['PUT', '/Task/there', JSON_TYPE, FULL_TASK],
  ['POST', '/Task/$validate', JSON_TYPE, FULL_TASK],
  ['POST', '/Patient', JSON_TYPE, PATIENT],
  ['PUT', '/Patient/there', JSON_TYPE, PATIENT],
  ['POST', '', JSON_TYPE, bundleOf('transaction')],
  ['POST', '', JSON_TYPE, bundleOf('batch')],
  ['POST', '/Bundle', JSON_TYPE, { ...bundleOf('batch'), type: 'collection' }],
  ['PATCH', '/Task/there', PATCH_TYPE, PATCH],
  ['PATCH', '/Task/there', JSON_TYPE, OPERATIONS],
  ['POST', '/Parameters', JSON_TYPE, OPERATIONS],
];

/** For tests: valid Tasks, Patients, Bundles, patches and Parameters with one to three faults. */
export function mutantFamily(seed: number, size: number): Family {
  return byChance('mutants', size, {
    seed,
    make: (random) => {
      const [method, path, headers, sound] = random.pick(SOUND);
      return { method, path, headers, body: JSON.stringify(mutated(sound, random)) ?? '' };
    },
  });
}
