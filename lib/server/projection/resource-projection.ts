import 'server-only';
import type {
  ActivityDefinition,
  CareTeam,
  Encounter,
  HumanName,
  Identifier,
  Location,
  Patient,
  PractitionerRole,
  Reference,
  Resource,
} from '@medplum/fhirtypes';
import { tokenOf, wordsOf } from '@/lib/domain/fhir/token';
import { policyOf } from '@/lib/domain/task/task-policy';
import { taskProjection } from './task-projection';

type Row = Record<string, unknown>;

/** A name as the clinic writes it: `LINDQVIST, Maria`. The official name first, then whatever there is. */
function clinicalName(names: readonly HumanName[] | undefined): {
  family: string | undefined;
  given: string | undefined;
  display: string;
} {
  const name = names?.find((each) => each.use === 'official') ?? names?.[0];
  const given = name?.given?.join(' ');
  const display =
    name?.family === undefined
      ? (name?.text ?? given ?? 'Name not known')
      : [name.family.toUpperCase(), given].filter(Boolean).join(', ');
  return { family: name?.family, given, display };
}

/** A staff member's name in reading order: `Amira Haddad`. */
function readingName(names: readonly HumanName[] | undefined): string | undefined {
  const name = names?.find((each) => each.use === 'official') ?? names?.[0];
  return name?.text ?? ([name?.given?.join(' '), name?.family].filter(Boolean).join(' ') || undefined);
}

function identifierHandles(identifiers: readonly Identifier[] | undefined): string[] {
  return (identifiers ?? []).flatMap(({ system, value }) =>
    value === undefined ? [] : [`identifier:${system ?? ''}|${value}`],
  );
}

function idOf(reference: Reference | undefined, type: string): string | undefined {
  const text = reference?.reference;
  return text?.startsWith(`${type}/`) === true ? text.slice(type.length + 1) : undefined;
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

function encounterRow(encounter: Encounter): Row {
  const stays = encounter.location ?? [];
  const stay =
    stays.find((each) => each.status === 'active') ?? stays.find((each) => each.status !== 'completed') ?? stays[0];
  return {
    patient: idOf(encounter.subject, 'Patient'),
    active: ['arrived', 'triaged', 'in-progress', 'onleave'].includes(encounter.status),
    location: idOf(stay?.location, 'Location'),
  };
}

function locationRow(location: Location): Row {
  return {
    display: location.name ?? location.alias?.[0] ?? location.id ?? 'Place',
    partOf: idOf(location.partOf, 'Location'),
    physicalType: location.physicalType?.coding?.[0]?.code,
  };
}

type StaffRow = {
  display: string;
  active: boolean;
  handles: string[];
  practitioner?: string | undefined;
  roles: Row[];
  locations: string[];
  memberships: Row[];
};

function staffRow(display: string | undefined, active: boolean | undefined, handles: string[]): StaffRow {
  return {
    display: display ?? 'Name not known',
    active: active ?? true,
    handles,
    roles: [],
    locations: [],
    memberships: [],
  };
}

function practitionerRoleRow(role: PractitionerRole): StaffRow {
  const practitioner = role.practitioner?.reference;
  const teams = [role.organization, ...(role.healthcareService ?? [])].flatMap((team) => team?.reference ?? []);
  const roles = (role.code ?? []).flatMap((code) => {
    const token = tokenOf(code.coding?.[0]) ?? code.text;
    return token === undefined ? [] : [{ role: token, display: wordsOf(code) ?? token }];
  });
  return {
    ...staffRow(role.practitioner?.display ?? wordsOf(role.code?.[0]), role.active, identifierHandles(role.identifier)),
    practitioner,
    roles,
    locations: (role.location ?? []).flatMap((place) => idOf(place, 'Location') ?? []),
    memberships: practitioner === undefined ? [] : teams.map((team) => ({ person: practitioner, team })),
  };
}

function careTeamRow(team: CareTeam): StaffRow {
  const self = `CareTeam/${team.id}`;
  return {
    ...staffRow(team.name, team.status === undefined || team.status === 'active', identifierHandles(team.identifier)),
    memberships: (team.participant ?? []).flatMap(({ member }) =>
      member?.reference === undefined ? [] : [{ person: member.reference, team: self }],
    ),
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
    purpose: definition.purpose ?? definition.description,
    policy: policyOf(definition),
  };
}

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
      return staffRow(readingName(resource.name), resource.active, identifierHandles(resource.identifier));
    case 'PractitionerRole':
      return practitionerRoleRow(resource);
    case 'CareTeam':
      return careTeamRow(resource);
    case 'Organization':
    case 'HealthcareService':
      return staffRow(resource.name, resource.active, identifierHandles(resource.identifier));
    case 'Device':
      return staffRow(
        resource.deviceName?.[0]?.name,
        resource.status === undefined || resource.status === 'active',
        identifierHandles(resource.identifier),
      );
    case 'ActivityDefinition':
      return taskTypeRow(resource);
    default:
      return undefined;
  }
}
