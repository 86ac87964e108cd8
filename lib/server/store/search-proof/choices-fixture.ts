import 'server-only';
import type { Held } from './held-fixture';

/** What R4 leaves to a server, as docs/fhir.md words it; why we read it so; and a query that shows it on the store below. */
export type Choice = { says: string; why: string; query: string; finds: string };

export const CHOICES: readonly Choice[] = [
  {
    says: 'Codes and identifiers are compared with their case',
    why: 'those of FHIR and SNOMED CT and most record numbers are told apart by it',
    query: 'Task?code=weigh',
    finds: 't1',
  },
  {
    says: 'A date without a time zone is read as UTC',
    why: 'the same question has the same answer wherever it is asked',
    query: 'Task?authored-on=2026-01-11',
    finds: 't1',
  },
  {
    says: 'Moments are compared to the millisecond; what is finer is cut off',
    why: 'instants are kept and shown like that',
    query: 'Observation?date=2026-01-10T12:00:00.000Z',
    finds: 'o',
  },
  {
    says: '`ap` reaches a tenth of the number, or of the time between now and the date, both ends included',
    why: 'it is the measure that R4 recommends',
    query: 'Observation?value-quantity=ap100&date=ap2026-01-08',
    finds: 'o',
  },
  {
    says: 'A reference to one version counts as a reference to the resource',
    why: 'who asks for the work on a request means whichever version of it',
    query: 'Task?focus=ServiceRequest/s',
    finds: 't1',
  },
  {
    says: '`:text` of an identifier also reads the displays of its type',
    why: 'many systems fill the display and leave the text out',
    query: 'Task?identifier:text=medical',
    finds: 't1',
  },
  {
    says: 'Strings are compared without accents, `ß` as `ss`; spaces count once, and not at all at the ends',
    why: 'names are typed as they are heard',
    query: 'Patient?family=anna maria,STRASSE',
    finds: 'p1 p2',
  },
  {
    says: '`phonetic` compares like `name`',
    why: 'how names sound differs by language',
    query: 'Patient?phonetic=stras',
    finds: 'p2',
  },
  {
    says: '`_profile` is a uri, so a version in it is part of it',
    why: 'R4 defines it so',
    query: 'ValueSet?_profile=http://example.org/p',
    finds: '',
  },
  {
    says: '`priority-order` of a task without a priority is 10, and never missing',
    why: 'other servers number it so; a list by urgency holds every task',
    query: 'Task?priority-order=lt20&priority-order:missing=false',
    finds: 't2 t3',
  },
  {
    says: 'Resources without a value come last, ascending and descending',
    why: 'a page begins with what was asked for',
    query: 'Task?_sort=-authored-on',
    finds: 't1 t2 t3',
  },
  {
    says: 'Dates and periods are sorted by where they begin, ascending and descending',
    why: 'one order serves both ways; an open start lies before all others',
    query: 'Task?_sort=-period',
    finds: 't2 t1 t3',
  },
  {
    says: 'Strings are sorted as they are compared, tokens by their code without the system, references by their text',
    why: 'R4 names no order for them',
    query: 'Task?_sort=code,owner',
    finds: 't2 t1 t3',
  },
];

export const CHOICE_STORE: readonly Held[] = [
  {
    resourceType: 'Task',
    id: 't1',
    status: 'requested',
    intent: 'order',
    priority: 'stat',
    code: { coding: [{ system: 'urn:c', code: 'weigh' }] },
    authoredOn: '2026-01-10T23:30:00-02:00',
    executionPeriod: { start: '2026-01-05', end: '2026-03-01' },
    identifier: [{ system: 'urn:i', value: '1', type: { coding: [{ code: 'MR', display: 'Medical record number' }] } }],
    focus: { reference: 'ServiceRequest/s/_history/2' },
    owner: { reference: 'Practitioner/z' },
  },
  {
    resourceType: 'Task',
    id: 't2',
    status: 'draft',
    intent: 'order',
    code: { coding: [{ system: 'urn:z', code: 'Weigh' }] },
    authoredOn: '2026-01-10',
    executionPeriod: { start: '2026-01-20', end: '2026-01-21' },
    owner: { reference: 'Organization/a' },
  },
  { resourceType: 'Task', id: 't3', status: 'ready', intent: 'order', executionPeriod: { end: '2026-01-02' } },
  { resourceType: 'Patient', id: 'p1', name: [{ family: ' Änna   María ' }] },
  { resourceType: 'Patient', id: 'p2', name: [{ family: 'Straße' }] },
  { resourceType: 'Patient', id: 'p3', name: [{ family: 'Ann' }] },
  {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    code: { text: 'dose' },
    valueQuantity: { value: 110, unit: 'mg' },
    effectiveDateTime: '2026-01-10T12:00:00.0009Z',
  },
  { resourceType: 'ValueSet', id: 'v', status: 'active', meta: { profile: ['http://example.org/p|1'] } },
];
