import type { CareTeam, Device, Practitioner, PractitionerRole } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { PersonAccessRole } from '@/lib/domain/access/person';
import type { UnitId } from './places';

const SNOMED = 'http://snomed.info/sct';

/** The six clinical roles, as SNOMED CT occupations. */
export const ROLES = {
  nurse: { code: '224535009', display: 'Registered nurse' },
  enrolled: { code: '224536005', display: 'Enrolled nurse' },
  physician: { code: '309343006', display: 'Physician' },
  pharmacist: { code: '46255001', display: 'Pharmacist' },
  physiotherapist: { code: '36682004', display: 'Physiotherapist' },
  'social-worker': { code: '106328005', display: 'Social worker' },
} as const;
export type RoleId = keyof typeof ROLES;

export type StaffMember = {
  id: string;
  given: string;
  family: string;
  prefix?: string;
  role: RoleId;
  units: readonly UnitId[];
};

export const STAFF: readonly StaffMember[] = [
  { id: 'haddad', given: 'Amira', family: 'Haddad', role: 'nurse', units: ['ward-3e'] },
  { id: 'silva', given: 'Tomás', family: 'Silva', role: 'nurse', units: ['ward-3e'] },
  { id: 'clarke', given: 'Helen', family: 'Clarke', role: 'nurse', units: ['ward-3e'] },
  { id: 'obi', given: 'Grace', family: 'Obi', role: 'nurse', units: ['ward-4w'] },
  { id: 'fischer', given: 'Lena', family: 'Fischer', role: 'nurse', units: ['ward-4w'] },
  { id: 'kim', given: 'Daniel', family: 'Kim', role: 'nurse', units: ['ward-2n'] },
  { id: 'petrov', given: 'Ivan', family: 'Petrov', role: 'nurse', units: ['clinic', 'ward-2n'] },
  { id: 'adeyemi', given: 'Ruth', family: 'Adeyemi', role: 'enrolled', units: ['ward-3e'] },
  { id: 'novak', given: 'Paul', family: 'Novák', role: 'enrolled', units: ['ward-4w', 'ward-2n'] },
  { id: 'rossi', given: 'Sofia', family: 'Rossi', prefix: 'Dr', role: 'physician', units: ['ward-3e', 'ward-2n'] },
  { id: 'farouk', given: 'Omar', family: 'Farouk', prefix: 'Dr', role: 'physician', units: ['ward-4w', 'clinic'] },
  { id: 'tanaka', given: 'Mei', family: 'Tanaka', role: 'pharmacist', units: ['ward-3e', 'ward-4w', 'ward-2n'] },
  { id: 'larsen', given: 'Erik', family: 'Larsen', role: 'physiotherapist', units: ['ward-3e', 'ward-4w'] },
  { id: 'martin', given: 'Chloé', family: 'Martin', role: 'social-worker', units: ['ward-3e', 'ward-4w', 'clinic'] },
];

/** People of the administration: an account and a Practitioner, no clinical role. */
const ADMINISTRATION = [
  { id: 'okonkwo', given: 'Ada', family: 'Okonkwo' },
  { id: 'bauer', given: 'Jonas', family: 'Bauer' },
  { id: 'lind', given: 'Sara', family: 'Lind' },
] as const;

export type DemoAccount = {
  username: string;
  accessRole: PersonAccessRole;
  practitioner: string;
  display: string;
  units: readonly string[];
};

export const ACCOUNTS: readonly DemoAccount[] = [
  account('nurse', 'clinician', 'haddad'),
  account('nurse2', 'clinician', 'silva'),
  account('nurse3', 'clinician', 'obi'),
  account('physician', 'clinician', 'rossi'),
  account('pharmacist', 'clinician', 'tanaka'),
  account('supervisor', 'supervisor', 'clarke'),
  account('manager', 'manager', 'okonkwo'),
  account('auditor', 'auditor', 'bauer'),
  account('admin', 'admin', 'lind'),
];

function account(username: string, accessRole: PersonAccessRole, id: string): DemoAccount {
  const person = [...STAFF, ...ADMINISTRATION].find((each) => each.id === id);
  const units = STAFF.find((each) => each.id === id)?.units ?? [];
  return {
    username,
    accessRole,
    practitioner: `Practitioner/${id}`,
    display: `${person?.given} ${person?.family}`,
    units,
  };
}

export function roleToken(role: RoleId): string {
  return `${SNOMED}|${ROLES[role].code}`;
}

export function roleConcept(role: RoleId) {
  return {
    coding: [{ system: SNOMED, code: ROLES[role].code, display: ROLES[role].display }],
    text: ROLES[role].display,
  };
}

export function nameOf(member: StaffMember): string {
  return [member.prefix, member.given, member.family].filter(Boolean).join(' ');
}

/** A member of staff as an actor of the rules, as sign-in would make one. */
export function actorOf(member: StaffMember): Actor {
  const reference = `Practitioner/${member.id}`;
  return {
    accountId: member.id,
    username: member.id,
    accessRole: member.id === 'clarke' ? 'supervisor' : 'clinician',
    reference,
    display: nameOf(member),
    handles: [reference, `PractitionerRole/${member.id}`],
    onBehalfOf: { reference: 'Organization/hospital', display: 'Demo hospital' },
    teams: ['Organization/hospital', ...(WOUND_TEAM.includes(member.id) ? ['CareTeam/wound-team'] : [])],
    rolesAtPlaces: member.units.map((unit) => ({
      role: roleToken(member.role),
      display: ROLES[member.role].display,
      unit,
    })),
    units: [...member.units],
    scopes: [],
  };
}

const WOUND_TEAM = ['haddad', 'silva', 'adeyemi'];

/** The directory: people, the roles they hold at which units, a team, and the systems that ask for work. */
export function directory(): (Practitioner | PractitionerRole | CareTeam | Device)[] {
  const people = [...STAFF, ...ADMINISTRATION].map(
    (person): Practitioner => ({
      resourceType: 'Practitioner',
      id: person.id,
      active: true,
      identifier: [{ system: 'https://taskward.health/fhir/NamingSystem/staff-number', value: `S-${person.id}` }],
      name: [
        {
          family: person.family,
          given: [person.given],
          ...('prefix' in person && person.prefix !== undefined && { prefix: [person.prefix] }),
        },
      ],
    }),
  );
  const roles = STAFF.map(
    (member): PractitionerRole => ({
      resourceType: 'PractitionerRole',
      id: member.id,
      active: true,
      practitioner: { reference: `Practitioner/${member.id}`, display: nameOf(member) },
      organization: { reference: 'Organization/hospital' },
      code: [roleConcept(member.role)],
      location: member.units.map((unit) => ({ reference: `Location/${unit}` })),
    }),
  );
  const team: CareTeam = {
    resourceType: 'CareTeam',
    id: 'wound-team',
    status: 'active',
    name: 'Wound team, Ward 3 East',
    participant: WOUND_TEAM.map((id) => ({ member: { reference: `Practitioner/${id}` } })),
  };
  const devices = [
    { id: 'demo-agent', name: 'Demo agent' },
    { id: 'laboratory', name: 'Laboratory system' },
  ].map(
    ({ id, name }): Device => ({
      resourceType: 'Device',
      id,
      status: 'active',
      deviceName: [{ name, type: 'user-friendly-name' }],
    }),
  );
  return [...people, ...roles, team, ...devices];
}
