'use client';

import { useState } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useCloseGuard } from '@/components/ui/use-close-guard';
import { useResetPerson } from '@/lib/client/use-administer-people';
import type { Person } from '@/lib/domain/access/person';
import { LINK_WORDS } from './link-words';
import { OneTimeLink } from './one-time-link';
import { sessionWords } from './session-words';

type ResetDialogProps = { person: Person; onClose: () => void };

/** Takes a password away and shows the link for a new one. */
export function ResetDialog({ person, onClose }: ResetDialogProps) {
  const reset = useResetPerson();
  const [isCopied, setCopied] = useState(false);
  const made = reset.data;
  const { question, close } = useCloseGuard({ isHeld: made !== undefined && !isCopied, onClose, words: LINK_WORDS });
  return (
    <Dialog
      open
      onOpenChange={close}
      title={made === undefined ? `Reset the password of ${person.display}?` : `A new link for ${person.display}`}
      footer={
        made === undefined ? (
          <>
            <Button onClick={close}>Not now</Button>
            <Button
              variant="danger"
              busy={reset.isPending}
              busyLabel="Resetting…"
              onClick={() => reset.mutate({ id: person.id })}
            >
              Reset password
            </Button>
          </>
        ) : (
          <Button onClick={close}>Done</Button>
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
          <li>The present password stops working, and so does any link given out before.</li>
          <li>{sessionWords(person.openSessions)}</li>
          <li>You get a one-time link to hand over, with which {person.display} chooses a new one.</li>
        </ul>
      ) : (
        <OneTimeLink made={made} onCopied={() => setCopied(true)} />
      )}
    </Dialog>
  );
}
