import type {
  ActivityDefinition,
  AllergyIntolerance,
  Encounter,
  Location,
  Patient,
  Practitioner,
  PractitionerRole,
  Questionnaire,
  Resource,
} from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { NewTask } from '@/lib/domain/task/task-action';
import { COMPLETION_FORM } from '@/lib/domain/task/task-policy';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { createTask } from './create-task';

export const NOW = new Date('2026-03-10T09:00:00.000Z');
/** Minutes after NOW. */
export const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
export const NURSE = { system: 'http://roles.example', code: 'nurse', display: 'Nurse' };
export const FORM_URL = 'http://forms.example/wound';

/** A database with the hospital in it, written as an import would. */
export async function openHospital(): Promise<TestDatabase> {
  const database = await testDatabase();
  await repositoryFor(SYSTEM_ACTOR, { now: () => NOW }).commit(
    hospital().map((resource) => ({ kind: 'put', resource, mustBeNew: true })),
  );
  return database;
}

const ward = (id: string): Location & { id: string } => ({
  resourceType: 'Location',
  id,
  name: `Name of ${id}`,
  physicalType: { coding: [{ code: 'wa' }] },
});
const bed: Location & { id: string } = {
  resourceType: 'Location',
  id: 'bed-1',
  name: 'Bed 1',
  partOf: { reference: 'Location/ward-a' },
  physicalType: { coding: [{ code: 'bd' }] },
};
const patient = (id: string, family: string): Patient & { id: string } => ({
  resourceType: 'Patient',
  id,
  birthDate: '1950-01-31',
  gender: 'female',
  name: [{ family, given: ['Maria'] }],
  identifier: [{ system: 'http://mrn.example', value: `MRN-${id}` }],
});
const stay = (id: string, who: string, where: string): Encounter & { id: string } => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: 'IMP' },
  subject: { reference: `Patient/${who}` },
  location: [{ location: { reference: `Location/${where}` }, status: 'active' }],
});
const staff = (number: number, where: string): (Practitioner | PractitionerRole)[] => [
  { resourceType: 'Practitioner', id: `s${number}`, name: [{ given: ['Staff'], family: String(number) }] },
  {
    resourceType: 'PractitionerRole',
    id: `r${number}`,
    practitioner: { reference: `Practitioner/s${number}` },
    code: [{ coding: [NURSE] }],
    location: [{ reference: `Location/${where}` }],
  },
];
const form: Questionnaire & { id: string } = {
  resourceType: 'Questionnaire',
  id: 'wound-form',
  url: FORM_URL,
  status: 'active',
  title: 'Wound',
  item: [
    {
      linkId: 'length',
      text: 'Length',
      type: 'decimal',
      required: true,
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 50 },
        {
          url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-unit',
          valueCoding: { system: 'http://unitsofmeasure.org', code: 'cm' },
        },
      ],
    },
    {
      linkId: 'look',
      text: 'Look',
      type: 'choice',
      answerOption: [{ valueCoding: { system: 'http://looks.example', code: 'clean', display: 'Clean' } }],
    },
  ],
};
const type: ActivityDefinition & { id: string } = {
  resourceType: 'ActivityDefinition',
  id: 'wound-care',
  url: 'http://types.example/wound-care',
  status: 'active',
  kind: 'Task',
  title: 'Wound care',
  purpose: 'So that it heals',
  code: { coding: [{ system: 'http://types.example', code: 'wound', display: 'Wound care' }] },
  participant: [{ type: 'practitioner', role: { coding: [NURSE] } }],
  timingDuration: { value: 2, code: 'h' },
  extension: [{ url: COMPLETION_FORM, valueCanonical: FORM_URL }],
};
const allergy: AllergyIntolerance & { id: string } = {
  resourceType: 'AllergyIntolerance',
  id: 'a1',
  patient: { reference: 'Patient/p1' },
  code: { text: 'Penicillin' },
};

/** Two wards, their nurses and patients, and one task type with its form. */
function hospital(): (Resource & { id: string })[] {
  return [
    ward('ward-a'),
    ward('ward-b'),
    bed,
    patient('p1', 'Lindqvist'),
    patient('p2', 'Okafor'),
    stay('e1', 'p1', 'bed-1'),
    stay('e2', 'p2', 'ward-b'),
    ...(staff(1, 'ward-a') as (Resource & { id: string })[]),
    ...(staff(2, 'ward-a') as (Resource & { id: string })[]),
    ...(staff(3, 'ward-b') as (Resource & { id: string })[]),
    form,
    type,
    allergy,
  ];
}

/** A nurse, or whoever else, of one unit. */
export function staffActor(number: number, unit: string, accessRole: Actor['accessRole'] = 'clinician'): Actor {
  return {
    accountId: `a${number}`,
    username: `nurse${number}`,
    accessRole,
    reference: `Practitioner/s${number}`,
    display: `Staff ${number}`,
    handles: [`Practitioner/s${number}`, `PractitionerRole/r${number}`],
    teams: [],
    rolesAtPlaces: [{ role: 'http://roles.example|nurse', display: 'Nurse', unit }],
    units: [unit],
    scopes: [],
  };
}

export const [nurse, nurse2, nurse3, supervisor] = [
  staffActor(1, 'ward-a'),
  staffActor(2, 'ward-a'),
  staffActor(3, 'ward-b'),
  staffActor(9, 'ward-a', 'supervisor'),
];

/** Wound care for the patient of ward A, asked for by the second nurse. Answers the task's id. */
export async function requestWoundCare(): Promise<string> {
  const input = NewTask.parse({ type: 'wound-care', patient: 'p1' });
  return (await createTask(nurse2, input, { now: NOW })).id;
}
