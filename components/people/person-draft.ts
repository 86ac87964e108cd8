import type { HeldRole, NewPerson, Person, PersonAccessRole, PersonChange } from '@/lib/domain/access/person';

/** One row of the roles; `isTyped` when the role is in no list. */
export type RoleDraft = { key: string; role: string; display: string; unit: string; isTyped: boolean };

/** What stands in the form of an account. Empty `practitioner`: a new one, or none. */
export type PersonDraft = {
  username: string;
  display: string;
  accessRole: PersonAccessRole | '';
  practitioner: string;
  /** What becomes of the roles that another Practitioner already holds. */
  rolesOfOther: 'keep' | 'replace';
  roles: readonly RoleDraft[];
  units: readonly string[];
};

/** Whether the roles can be set, are those of another Practitioner, or go with the one that is let go. */
export type RolesAsked = 'edit' | 'choice' | 'none';

const SETTINGS = ['display', 'accessRole', 'practitioner', 'roles', 'units'] as const;

export const EMPTY_PERSON: PersonDraft = {
  username: '',
  display: '',
  accessRole: '',
  practitioner: '',
  rolesOfOther: 'keep',
  roles: [],
  units: [],
};

/** The form as an account fills it. */
export function personDraftOf({ username, display, accessRole, practitioner, roles, units }: Person): PersonDraft {
  return {
    ...EMPTY_PERSON,
    username,
    display,
    accessRole,
    practitioner: practitioner?.reference ?? '',
    roles: roles.map(({ unit, ...role }) => {
      const id = unit === null ? '' : unitIdOf(unit.reference);
      return { ...role, key: `${role.role} ${id}`, unit: id, isTyped: false };
    }),
    units: units.map(({ reference }) => unitIdOf(reference)),
  };
}

/** How the roles are asked for; `bound` is the Practitioner of the account as it was seen, or empty. */
export function rolesAskedOf({ practitioner }: PersonDraft, bound: string): RolesAsked {
  if (practitioner === bound) {
    return 'edit';
  }
  return practitioner === '' ? 'none' : 'choice';
}

/** The draft as `POST /api/admin/people` takes it; faults have been looked for. */
export function newPersonOf(draft: PersonDraft, accessRole: PersonAccessRole): NewPerson {
  const { username, display, practitioner, units } = draft;
  return {
    username: username.trim(),
    display: display.trim(),
    accessRole,
    ...(practitioner !== '' && { practitioner }),
    ...(setsRoles(draft, '') && { roles: draft.roles.map(heldOf) }),
    units: [...units],
  };
}

/** What the draft changes about the account as it was seen, and nothing else. */
export function personChangeOf(draft: PersonDraft, seen: Person): Omit<PersonChange, 'seenVersion'> {
  const base = personDraftOf(seen);
  const { display, accessRole, practitioner, units } = draft;
  return {
    ...(display.trim() !== base.display && { display: display.trim() }),
    ...(accessRole !== '' && accessRole !== base.accessRole && { accessRole }),
    ...(practitioner !== base.practitioner && { practitioner: practitioner === '' ? null : practitioner }),
    ...(setsRoles(draft, base.practitioner) &&
      !(practitioner === base.practitioner && isSame('roles', draft, base)) && { roles: draft.roles.map(heldOf) }),
    ...(!isSame('units', draft, base) && { units: [...units] }),
  };
}

/** The form after somebody else saved: what was typed here stays, what was not touched follows them. */
export function rebasedDraftOf(draft: PersonDraft, seen: Person, current: Person): PersonDraft {
  const [base, theirs] = [personDraftOf(seen), personDraftOf(current)];
  const followed = SETTINGS.filter((name) => isSame(name, draft, base)).map((name) => [name, theirs[name]]);
  return { ...draft, ...Object.fromEntries(followed) };
}

/** The logical id in `Location/ward-a`. */
export function unitIdOf(reference: string): string {
  return reference.replace(/^Location\//, '');
}

function setsRoles(draft: PersonDraft, bound: string): boolean {
  const asked = rolesAskedOf(draft, bound);
  return asked === 'edit' || (asked === 'choice' && draft.rolesOfOther === 'replace');
}

function heldOf({ role, display, unit }: RoleDraft): HeldRole {
  return { role: role.trim(), display: display.trim(), unit: unit === '' ? null : unit };
}

function isSame(name: (typeof SETTINGS)[number], one: PersonDraft, other: PersonDraft): boolean {
  return plain(name, one) === plain(name, other);
}

/** Order says nothing about roles and units. */
function plain(name: (typeof SETTINGS)[number], draft: PersonDraft): string {
  if (name === 'roles') {
    return draft.roles
      .map(({ role, unit }) => `${role} ${unit}`)
      .sort()
      .join('\n');
  }
  return name === 'units' ? [...draft.units].sort().join('\n') : draft[name].trim();
}
