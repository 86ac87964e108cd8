import type { Resource } from '@medplum/fhirtypes';
import type { Actor } from './actor';

/** What the store writes itself with every commit; nobody changes or removes it. */
const RECORDS: readonly string[] = ['AuditEvent', 'Provenance'];
/** What people write through their screens; the task rules decide on each Task. */
const OF_EVERY_WORKER: readonly string[] = ['Task', 'QuestionnaireResponse'];
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

/** Whether an actor may write a type of resource at all. Agents are held to their scopes where they come in, on /fhir. */
export function mayWrite(actor: Actor, type: Resource['resourceType'], kind: 'create' | 'update' | 'delete'): boolean {
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
      return OF_EVERY_WORKER.includes(type) && kind !== 'delete';
    case 'manager':
    case 'auditor':
      return false;
  }
}
