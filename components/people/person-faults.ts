import type { ApiError } from '@/lib/client/api-error';
import { Username } from '@/lib/domain/access/person';
import { said, type Words, words } from '@/lib/domain/words/said';
import { messageOf } from '@/lib/domain/words/told';
import { type PersonDraft, rolesAskedOf } from './person-draft';

/** What is wrong with a form; `id` is the box it is about. */
export type PersonFault = { id: string; message: Words };

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
      message: words('Give a user name of 2 to 64 letters, digits or . _ @ - that begins with a letter or digit.'),
    },
    draft.display.trim() === '' && { id: 'person-display', message: words('Give the name that colleagues see.') },
    draft.accessRole === '' && { id: 'person-accessRole', message: words('Choose what this person may do.') },
    ...(hasRoles ? roleFaultsOf(draft) : []),
  ];
  return faults.filter((fault) => fault !== false);
}

function roleFaultsOf({ roles }: PersonDraft): readonly PersonFault[] {
  return roles.flatMap(({ role, display, unit, isTyped }, index): PersonFault[] => {
    const number = index + 1;
    if (isTyped && display.trim() === '') {
      return [
        { id: roleIdOf(index, 'words'), message: said('Role {number}: say what the role is called.', { number }) },
      ];
    }
    if (role.trim() === '') {
      return isTyped
        ? [{ id: roleIdOf(index, 'code'), message: said('Role {number}: give its code.', { number }) }]
        : [
            {
              id: roleIdOf(index, 'role'),
              message: said('Role {number}: choose a role, or remove the row.', { number }),
            },
          ];
    }
    return roles.findIndex((other) => other.role.trim() === role.trim() && other.unit === unit) < index
      ? [
          {
            id: roleIdOf(index, 'role'),
            message: said('Role {number}: this role at this place stands here twice.', { number }),
          },
        ]
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
  return fields.flatMap((fault) => {
    const id = BOXES[fault.field.split('.')[0] ?? ''];
    return id === undefined ? [] : [{ id, message: messageOf(fault) }];
  });
}
