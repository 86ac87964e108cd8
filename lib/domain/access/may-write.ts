import type { Resource } from '@medplum/fhirtypes';
import type { Actor } from './actor';

const WRITE_KINDS = ['create', 'update', 'delete'] as const;
export type WriteKind = (typeof WRITE_KINDS)[number];

/** What the store writes itself with every commit; nobody changes or removes it. */
const RECORDS: readonly string[] = ['AuditEvent', 'Provenance'];
/** What people write through their screens; the task rules decide on each Task. */
const OF_EVERY_WORKER: Partial<Record<string, readonly WriteKind[]>> = {
  Task: ['create', 'update'],
  // Answers stay as they were given.
  QuestionnaireResponse: ['create'],
};
/** A site's configuration, as FHIR definitions and its directory of people and places. */
const OF_ADMINS: readonly string[] = [
  'ActivityDefinition',
  'Questionnaire',
  'PlanDefinition',
  'Practitioner',
  'PractitionerRole',
  'CareTeam',
  'Organization',
  'HealthcareService',
  'Location',
];

/** Whether there is anything at all that an actor may write of a type. */
export function mayEverWrite(actor: Actor, type: Resource['resourceType']): boolean {
  return WRITE_KINDS.some((kind) => mayWrite(actor, type, kind));
}

/** Whether an actor may write a type of resource like this. Agents are held to their scopes where they come in, on /fhir. */
export function mayWrite(actor: Pick<Actor, 'accessRole'>, type: Resource['resourceType'], kind: WriteKind): boolean {
  if (RECORDS.includes(type)) {
    return type === 'Provenance' && actor.accessRole === 'agent' && kind === 'create';
  }
  switch (actor.accessRole) {
    case 'agent':
      return true;
    case 'admin':
      return OF_ADMINS.includes(type);
    case 'clinician':
    case 'supervisor':
      return OF_EVERY_WORKER[type]?.includes(kind) === true;
    case 'manager':
    case 'auditor':
      return false;
  }
}
