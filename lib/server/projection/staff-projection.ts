import 'server-only';
import type {
  CareTeam,
  Device,
  HealthcareService,
  Identifier,
  Organization,
  Practitioner,
  PractitionerRole,
} from '@medplum/fhirtypes';
import { bestNameOf, readingNameOf } from '@/lib/domain/fhir/human-name';
import { handleOfIdentifier, idOfType } from '@/lib/domain/fhir/reference';
import { tokenOf, wordsOf } from '@/lib/domain/fhir/token';

type Staff = Practitioner | PractitionerRole | CareTeam | Organization | HealthcareService | Device;

/** A person, role, team, organisation or device as `staff_row` and the tables beside it hold it. */
export type StaffRow = {
  display: string;
  active: boolean;
  handles: string[];
  practitioner?: string | undefined;
  roles: Record<string, string>[];
  locations: string[];
  memberships: Record<string, string>[];
};

/** What somebody or something that can have work adds to the directory. */
export function staffRowOf(resource: Staff): StaffRow {
  switch (resource.resourceType) {
    case 'Practitioner':
      return staffRow(
        readingNameOf(bestNameOf(resource.name)),
        resource.active,
        identifierHandles(resource.identifier),
      );
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
  }
}

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
    locations: (role.location ?? []).flatMap((place) => idOfType(place.reference, 'Location') ?? []),
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

function identifierHandles(identifiers: readonly Identifier[] | undefined): string[] {
  return (identifiers ?? []).flatMap((identifier) => handleOfIdentifier(identifier) ?? []);
}
