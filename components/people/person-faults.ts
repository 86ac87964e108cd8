import type { ApiError } from '@/lib/client/api-error';
import { Username } from '@/lib/domain/access/person';
import { type PersonDraft, rolesAskedOf } from './person-draft';

/** What is wrong with a form; `id` is the box it is about. */
export type PersonFault = { id: string; message: string };

/** The box of the first row of roles, or the button that adds one. */
export function roleIdOf(index: number, part: 'role' | 'words' | 'code' | 'unit'): string {
  return `person-roles-${index}-${part}`;
}

/** What is missing or cannot be, in the order of the form. */
export function personFaultsOf(draft: PersonDraft, bound: string): readonly PersonFault[] {
  const asked = rolesAskedOf(draft, bound);
  const hasRoles = asked === 'edit' || (asked === 'choice' && draft.rolesOfOther === 'replace');
  const faults: (PersonFault | false)[] = [
    !Username.safeParse(draft.username).success && {
      id: 'person-username',
      message: 'Give a user name of 2 to 64 letters, digits or . _ @ - that begins with a letter or digit.',
    },
    draft.display.trim() === '' && { id: 'person-display', message: 'Give the name that colleagues see.' },
    draft.accessRole === '' && { id: 'person-accessRole', message: 'Choose what this person may do.' },
    ...(hasRoles ? roleFaultsOf(draft) : []),
  ];
  return faults.filter((fault) => fault !== false);
}

function roleFaultsOf({ roles }: PersonDraft): readonly PersonFault[] {
  return roles.flatMap(({ role, display, unit, isTyped }, index): PersonFault[] => {
    const nth = `Role ${index + 1}`;
    if (isTyped && display.trim() === '') {
      return [{ id: roleIdOf(index, 'words'), message: `${nth}: say what the role is called.` }];
    }
    if (role.trim() === '') {
      return isTyped
        ? [{ id: roleIdOf(index, 'code'), message: `${nth}: give its code.` }]
        : [{ id: roleIdOf(index, 'role'), message: `${nth}: choose a role, or remove the row.` }];
    }
    return roles.findIndex((other) => other.role.trim() === role.trim() && other.unit === unit) < index
      ? [{ id: roleIdOf(index, 'role'), message: `${nth}: this role at this place stands here twice.` }]
      : [];
  });
}

const BOXES: Record<string, string> = {
  username: 'person-username',
  display: 'person-display',
  accessRole: 'person-accessRole',
  practitioner: 'person-practitioner',
  roles: 'person-roles-add',
  units: 'person-units',
};

/** What the server found wrong, at the boxes of the form. */
export function serverFaultsOf({ fields }: ApiError): readonly PersonFault[] {
  return fields.flatMap(({ field, message }) => {
    const id = BOXES[field.split('.')[0] ?? ''];
    return id === undefined ? [] : [{ id, message }];
  });
}
