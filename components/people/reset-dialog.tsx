'use client';

import { useState } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useSay } from '@/components/ui/say';
import { useCloseGuard } from '@/components/ui/use-close-guard';
import { useResetPerson } from '@/lib/client/use-administer-people';
import type { Person } from '@/lib/domain/access/person';
import { LINK_WORDS } from './link-words';
import { OneTimeLink } from './one-time-link';
import { sessionWords } from './session-words';

type ResetDialogProps = { person: Person; onClose: () => void };

/** Takes a password away and shows the link for a new one. */
export function ResetDialog({ person, onClose }: ResetDialogProps) {
  const say = useSay();
  const reset = useResetPerson();
  const [isCopied, setCopied] = useState(false);
  const made = reset.data;
  const { question, close } = useCloseGuard({ isHeld: made !== undefined && !isCopied, onClose, words: LINK_WORDS });
  return (
    <Dialog
      open
      onOpenChange={close}
      title={
        made === undefined
          ? say('Reset the password of {name}?', { name: person.display })
          : say('A new link for {name}', { name: person.display })
      }
      footer={
        made === undefined ? (
          <>
            <Button onClick={close}>{say('Not now')}</Button>
            <Button
              variant="danger"
              busy={reset.isPending}
              busyLabel={say('Resetting…')}
              onClick={() => reset.mutate({ id: person.id })}
            >
              {say('Reset password')}
            </Button>
          </>
        ) : (
          <Button onClick={close}>{say('Done')}</Button>
        )
      }
    >
      {question}
      {reset.error === null ? null : (
        <div className="mb-4">
          <FailureBanner error={reset.error} />
        </div>
      )}
      {made === undefined ? (
        <ul className="list-disc space-y-1 pl-5">
          <li>{say('The present password stops working, and so does any link given out before.')}</li>
          <li>{sessionWords(person.openSessions, say)}</li>
          <li>
            {say('You get a one-time link to hand over, with which {name} chooses a new one.', {
              name: person.display,
            })}
          </li>
        </ul>
      ) : (
        <OneTimeLink made={made} onCopied={() => setCopied(true)} />
      )}
    </Dialog>
  );
}
