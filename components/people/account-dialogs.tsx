'use client';

import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/lib/client/session-query';
import type { People, Person } from '@/lib/domain/access/person';
import { ChangePersonDialog } from './change-person-dialog';
import { EnableDialog } from './enable-dialog';
import { NewPersonDialog } from './new-person-dialog';
import { OwnPasswordDialog } from './own-password-dialog';
import { ResetDialog } from './reset-dialog';

/** What was asked for, and about whom as they stood then. */
export type Asked = { act: 'make' } | { act: ActOnPerson; person: Person };
type ActOnPerson = 'change' | 'reset' | 'enable';

type AccountDialogsProps = { asked: Asked | undefined; people: People; onClose: () => void };

/** The one dialog that is open, if any. */
export function AccountDialogs({ asked, people, onClose }: AccountDialogsProps) {
  if (asked === undefined) {
    return null;
  }
  return asked.act === 'make' ? (
    <NewPersonDialog choices={people} onClose={onClose} />
  ) : (
    <PersonDialog act={asked.act} person={asked.person} choices={people} onClose={onClose} />
  );
}

type PersonDialogProps = { act: ActOnPerson; person: Person; choices: People; onClose: () => void };

function PersonDialog({ act, person, choices, onClose }: PersonDialogProps) {
  const isOwn = useQuery(sessionQuery()).data?.username === person.username;
  const about = { person, isOwn, onClose };
  switch (act) {
    case 'change':
      return <ChangePersonDialog {...about} choices={choices} />;
    case 'reset':
      return isOwn ? <OwnPasswordDialog onClose={onClose} /> : <ResetDialog person={person} onClose={onClose} />;
    case 'enable':
      return <EnableDialog {...about} />;
  }
}
