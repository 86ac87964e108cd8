'use client';

import { FailureBanner } from '@/components/clinical/failure-banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { LinkButton } from '@/components/ui/link-button';
import { useResetPerson } from '@/lib/client/use-administer-people';
import type { Person } from '@/lib/domain/access/person';
import { LinkDialog } from './link-dialog';
import { sessionWords } from './session-words';

type ResetDialogProps = { person: Person; isOwn: boolean; onClose: () => void };

/** Takes a password away and shows the link for a new one. */
export function ResetDialog({ person, isOwn, onClose }: ResetDialogProps) {
  const reset = useResetPerson();
  if (reset.data !== undefined) {
    return <LinkDialog made={reset.data} title={`A new link for ${person.display}`} onClose={onClose} />;
  }
  if (isOwn) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title="Your own password"
        footer={
          <>
            <Button onClick={onClose}>Close</Button>
            <LinkButton href="/account/password" variant="primary">
              Change my password
            </LinkButton>
          </>
        }
      >
        Nobody resets themselves: it would sign you out with no way back in. Change your password instead.
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Reset the password of ${person.display}?`}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="danger"
            busy={reset.isPending}
            busyLabel="Resetting…"
            onClick={() => reset.mutate({ id: person.id })}
          >
            Reset password
          </Button>
        </>
      }
    >
      {reset.error === null ? null : (
        <div className="mb-4">
          <FailureBanner error={reset.error} />
        </div>
      )}
      <ul className="list-disc space-y-1 pl-5">
        <li>The present password stops working, and so does any link given out before.</li>
        <li>{sessionWords(person.openSessions)}</li>
        <li>You get a one-time link to hand over, with which {person.display} chooses a new one.</li>
      </ul>
    </Dialog>
  );
}
