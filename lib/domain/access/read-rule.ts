import type { Actor } from './actor';
import { compartmentParametersOf } from './patient-compartment';
import { scopeAllows } from './smart-scope';

/**
 * Under which condition an actor reads resources of a type: `all` of them; `task` by its reach keys; `patient` when it
 * belongs to a patient they may see; `patient-if-any` also when it belongs to none; `record` when every task it is about is
 * one they see; `none` of them.
 */
export type ReadRule = 'all' | 'task' | 'patient' | 'patient-if-any' | 'record' | 'none';

/** Definitions, the directory of staff and places, and the conformance of the server: open to whoever is signed in. */
const OPEN: ReadonlySet<string> = new Set([
  'ActivityDefinition',
  'CapabilityStatement',
  'CodeSystem',
  'CompartmentDefinition',
  'ConceptMap',
  'DeviceDefinition',
  'Endpoint',
  'GraphDefinition',
  'HealthcareService',
  'ImplementationGuide',
  'Library',
  'Location',
  'Measure',
  'MessageDefinition',
  'NamingSystem',
  'OperationDefinition',
  'Organization',
  'OrganizationAffiliation',
  'PlanDefinition',
  'Practitioner',
  'PractitionerRole',
  'Questionnaire',
  'SearchParameter',
  'StructureDefinition',
  'StructureMap',
  'TerminologyCapabilities',
  'ValueSet',
]);
/** Of the directory, unless they are of one patient. */
const OPEN_WITHOUT_PATIENT: ReadonlySet<string> = new Set(['CareTeam', 'Device']);
const RECORDS: ReadonlySet<string> = new Set(['Provenance', 'AuditEvent']);

/** The access table for reading (design, section 5, "Who sees what"). Agents see what their scopes say. */
export function readRuleOf(actor: Pick<Actor, 'accessRole' | 'scopes'>, type: string): ReadRule {
  switch (actor.accessRole) {
    case 'agent':
      return scopeAllows(actor.scopes, type, 'r') || scopeAllows(actor.scopes, type, 's') ? 'all' : 'none';
    case 'manager':
    case 'auditor':
    case 'admin':
      return 'all';
    case 'clinician':
    case 'supervisor':
      return ruleOfWorkers(type);
  }
}

function ruleOfWorkers(type: string): ReadRule {
  if (type === 'Task') {
    return 'task';
  }
  if (OPEN.has(type)) {
    return 'all';
  }
  if (OPEN_WITHOUT_PATIENT.has(type)) {
    return 'patient-if-any';
  }
  if (RECORDS.has(type)) {
    return 'record';
  }
  return type === 'Patient' || compartmentParametersOf(type).length > 0 ? 'patient' : 'none';
}
