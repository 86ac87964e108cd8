import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { BASE } from '@/lib/server/fhir/endpoint-fixture';

/** For tests of the search modifiers: a small clinic with its own codes, places in places, and tasks in tasks. */
const DX = 'urn:dx';
const coded = (code: string, display?: string) => ({ coding: [{ system: DX, code, ...(display && { display }) }] });
const condition = (id: string, more: object) => ({
  resourceType: 'Condition',
  id,
  subject: { reference: 'Patient/p1' },
  ...more,
});
const place = (id: string, partOf?: string) => ({
  resourceType: 'Location',
  id,
  ...(partOf && { partOf: { reference: partOf } }),
});
const encounter = (id: string, more: object) => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
  ...more,
});
const valueSet = (id: string, include: object[], more: object = {}) => ({
  resourceType: 'ValueSet',
  id,
  url: `urn:vs:${id}`,
  status: 'active',
  compose: { include, ...more },
});
const isA = (value: string, system = DX) => ({ system, filter: [{ property: 'concept', op: 'is-a', value }] });
const task = (id: string, more: object = {}) => ({
  resourceType: 'Task',
  id,
  status: 'requested',
  intent: 'order',
  ...more,
});
const observation = (id: string, more: object) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject: { reference: 'Patient/p1' },
  ...more,
});
const mass = (value: number) => ({ value, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' });

const TERMS = [
  {
    resourceType: 'CodeSystem',
    id: 'dx',
    url: DX,
    status: 'active',
    content: 'complete',
    property: [{ code: 'parent', type: 'code' }],
    concept: [
      { code: 'infection', concept: [{ code: 'viral', concept: [{ code: 'flu' }] }, { code: 'bacterial' }] },
      { code: 'fracture' },
      { code: 'hiv', property: [{ code: 'parent', valueCode: 'viral' }] },
    ],
  },
  { resourceType: 'CodeSystem', id: 'part', url: 'urn:part', status: 'active', content: 'fragment' },
  valueSet('infections', [isA('infection')]),
  valueSet('listed', [{ system: DX, concept: [{ code: 'flu' }, { code: 'fracture' }] }], { version: '2' }),
  valueSet('imported', [{ valueSet: ['urn:vs:infections'] }], { exclude: [isA('viral')] }),
  valueSet('whole-other', [{ system: 'urn:other' }]),
  valueSet('loop', [{ valueSet: ['urn:vs:loop'] }]),
  valueSet('unknown-filter', [isA('x', 'urn:nowhere')]),
  { ...valueSet('versioned', [{ system: DX, concept: [{ code: 'flu' }] }]), version: '1' },
  // What a hospital says of a value set goes before what R4 says of it.
  {
    ...valueSet('ours', [{ system: 'http://hl7.org/fhir/request-priority', concept: [{ code: 'stat' }] }]),
    url: 'http://hl7.org/fhir/ValueSet/request-priority',
  },
];

const CLINIC = [
  { resourceType: 'Patient', id: 'p1', name: [{ family: 'Müller Lüdenscheidt', given: ['Ána'] }] },
  { resourceType: 'Patient', id: 'p2', name: [{ text: 'Smith, John' }] },
  { resourceType: 'Patient', id: 'p3' },
  condition('c-flu', { code: coded('flu', 'Influenza of the young') }),
  condition('c-viral', { code: coded('viral', 'Viral infection') }),
  condition('c-hiv', { code: coded('hiv') }),
  condition('c-bact', { code: { ...coded('bacterial'), text: 'Würzburg infection, young and old' } }),
  condition('c-frac', { code: coded('fracture') }),
  condition('c-other', { code: { coding: [{ system: 'urn:other', code: 'flu' }] } }),
  condition('c-bare', { code: { coding: [{ code: 'flu' }] } }),
  condition('c-none', {}),
  place('house'),
  place('floor', 'Location/house'),
  place('room', `${BASE}/Location/floor`),
  place('bed', 'Location/room'),
  place('yard'),
  place('ring-a', 'Location/ring-b'),
  place('ring-b', 'Location/ring-a'),
  encounter('e-house', { location: [{ location: { reference: 'Location/house' } }] }),
  encounter('e-floor', { location: [{ location: { reference: 'Location/floor' } }] }),
  encounter('e-bed', {
    location: [{ location: { reference: `${BASE}/Location/bed`, display: 'The bed by the door' } }],
  }),
  encounter('e-yard', {
    location: [{ location: { reference: 'Location/yard' } }],
    partOf: { reference: 'Encounter/e-bed' },
  }),
  encounter('e-ring', { location: [{ location: { reference: 'Location/ring-a' } }] }),
  encounter('e-none', { status: 'planned' }),
  task('t-top', { priority: 'stat', owner: { reference: 'Practitioner/a', display: 'Dr Ána Haddad' } }),
  task('t-mid', { priority: 'routine', partOf: [{ reference: 'Task/t-top' }] }),
  task('t-leaf', {
    partOf: [{ reference: 'Task/t-mid' }],
    code: coded('flu'),
    owner: { reference: 'Practitioner/b' },
  }),
  task('t-lone', { code: coded('fracture') }),
  observation('o-weight', { code: coded('weight'), valueQuantity: mass(70) }),
  observation('o-both', {
    code: coded('panel'),
    component: [
      { code: coded('weight'), valueQuantity: mass(70) },
      { code: coded('height'), valueQuantity: mass(180) },
    ],
  }),
  observation('o-string', { code: coded('note'), valueString: 'costs 5$, they say' }),
  observation('o-date', { code: coded('seen'), valueDateTime: '2026-03-04' }),
  observation('o-code-only', { code: coded('weight') }),
  {
    resourceType: 'Group',
    id: 'g',
    type: 'person',
    actual: true,
    characteristic: [
      { code: coded('gender'), valueCodeableConcept: coded('mixed'), exclude: false },
      { code: coded('owner'), valueCodeableConcept: coded('eve'), exclude: false },
    ],
  },
  {
    resourceType: 'Questionnaire',
    id: 'q',
    status: 'active',
    useContext: [
      { code: { system: 'urn:use', code: 'focus' }, valueCodeableConcept: coded('flu') },
      { code: { system: 'urn:use', code: 'age' }, valueRange: { low: { value: 18 }, high: { value: 65 } } },
    ],
  },
  {
    resourceType: 'DocumentReference',
    id: 'd-xml',
    status: 'current',
    content: [{ attachment: { contentType: 'text/xml; charset=UTF-8', url: 'http://x/1' } }],
    relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/d-pdf' } }],
  },
  {
    resourceType: 'DocumentReference',
    id: 'd-pdf',
    status: 'superseded',
    content: [{ attachment: { contentType: 'text/xmlish', url: 'http://x/2' } }],
  },
  {
    resourceType: 'QuestionnaireResponse',
    id: 'r-10',
    status: 'completed',
    questionnaire: 'http://x/Questionnaire/q|1.0',
    subject: { reference: 'Patient/p1' },
  },
  {
    resourceType: 'QuestionnaireResponse',
    id: 'r-11',
    status: 'completed',
    questionnaire: 'http://x/Questionnaire/q|1.1',
  },
  {
    resourceType: 'QuestionnaireResponse',
    id: 'r-100',
    status: 'completed',
    questionnaire: 'http://x/Questionnaire/q|10',
  },
  {
    resourceType: 'QuestionnaireResponse',
    id: 'r-bare',
    status: 'completed',
    questionnaire: 'http://x/Questionnaire/q',
  },
];

/** Everything of the clinic, to be put with the ids that it has. */
export const MODIFIER_CLINIC = [...TERMS, ...CLINIC] as (Resource & { id: string })[];
