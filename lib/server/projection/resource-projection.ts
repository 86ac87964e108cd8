import 'server-only';
import type { ActivityDefinition, Encounter, HumanName, Location, Patient, Resource } from '@medplum/fhirtypes';
import { bestNameOf } from '@/lib/domain/fhir/human-name';
import { idOfType } from '@/lib/domain/fhir/reference';
import { tokenOf, wordsOf } from '@/lib/domain/fhir/token';
import { policyOf } from '@/lib/domain/task/task-policy';
import { staffRowOf } from './staff-projection';
import { taskProjection } from './task-projection';

type Row = Record<string, unknown>;

/** What a resource adds to the tables that lists are read from; undefined when it adds nothing. */
export function projectionOf(resource: Resource, options: { updated: string; timeZone: string }): Row | undefined {
  switch (resource.resourceType) {
    case 'Task':
      return taskProjection(resource, options);
    case 'Patient':
      return patientRow(resource);
    case 'Encounter':
      return encounterRow(resource);
    case 'Location':
      return locationRow(resource);
    case 'Practitioner':
    case 'PractitionerRole':
    case 'CareTeam':
    case 'Organization':
    case 'HealthcareService':
    case 'Device':
      return staffRowOf(resource);
    case 'ActivityDefinition':
      return taskTypeRow(resource);
    default:
      return undefined;
  }
}

function patientRow(patient: Patient): Row {
  const { family, given, display } = clinicalName(patient.name);
  const record =
    patient.identifier?.find((each) => each.type?.coding?.some(({ code }) => code === 'MR')) ?? patient.identifier?.[0];
  return {
    family,
    given,
    display,
    birth_date: patient.birthDate,
    sex: patient.gender,
    mrn: record?.value,
    search_text: [family, given, record?.value?.replaceAll(' ', '')].filter(Boolean).join(' ').toLowerCase(),
  };
}

/** A name as the clinic writes it: `LINDQVIST, Maria`. */
function clinicalName(names: readonly HumanName[] | undefined): {
  family: string | undefined;
  given: string | undefined;
  display: string;
} {
  const name = bestNameOf(names);
  const given = name?.given?.join(' ');
  const display =
    name?.family === undefined
      ? (name?.text ?? given ?? 'Name not known')
      : [name.family.toUpperCase(), given].filter(Boolean).join(', ');
  return { family: name?.family, given, display };
}

function encounterRow(encounter: Encounter): Row {
  const stays = encounter.location ?? [];
  const stay =
    stays.find((each) => each.status === 'active') ?? stays.find((each) => each.status !== 'completed') ?? stays[0];
  return {
    patient: idOfType(encounter.subject?.reference, 'Patient'),
    active: ['arrived', 'triaged', 'in-progress', 'onleave'].includes(encounter.status),
    location: idOfType(stay?.location?.reference, 'Location'),
  };
}

function locationRow(location: Location): Row {
  return {
    display: location.name ?? location.alias?.[0] ?? location.id ?? 'Place',
    partOf: idOfType(location.partOf?.reference, 'Location'),
    physicalType: location.physicalType?.coding?.[0]?.code,
  };
}

function taskTypeRow(definition: ActivityDefinition): Row | undefined {
  if (definition.kind !== 'Task') {
    return undefined;
  }
  return {
    url: definition.url,
    code: tokenOf(definition.code?.coding?.[0]),
    title: definition.title ?? definition.name ?? wordsOf(definition.code) ?? definition.id,
    version: definition.version,
    purpose: definition.purpose ?? definition.description,
    leaves: definition.usage,
    policy: policyOf(definition),
  };
}
