'use client';

import { FailureBanner } from '@/components/clinical/failure-banner';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useAnnounce } from '@/components/ui/live-region';
import { useEnablePerson } from '@/lib/client/use-administer-people';
import type { Person } from '@/lib/domain/access/person';
import { sessionWords } from './session-words';

type EnableDialogProps = { person: Person; isOwn: boolean; onClose: () => void };

/** Keeps somebody out, or lets them in again, once it is confirmed. */
export function EnableDialog({ person, isOwn, onClose }: EnableDialogProps) {
  const announce = useAnnounce();
  const enable = useEnablePerson();
  const act = person.state === 'disabled' ? 'enable' : 'disable';
  const verb = act === 'enable' ? 'Enable' : 'Disable';

  function confirm() {
    enable.mutate(
      { id: person.id, act },
      {
        onSuccess: () => {
          announce(`The account of ${person.display} was ${act}d.`);
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${verb} ${person.display}?`}
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant={act === 'enable' ? 'primary' : 'danger'} busy={enable.isPending} onClick={confirm}>
            {verb} account
          </Button>
        </>
      }
    >
      <div className="mb-4 space-y-2 empty:hidden">
        {isOwn ? (
          <Banner tone="conflict" title="This is your own account">
            You are signed out at once, and only another administrator can let you in again.
          </Banner>
        ) : null}
        {enable.error === null ? null : <FailureBanner error={enable.error} />}
      </div>
      {act === 'enable' ? (
        <p>
          {person.display} can sign in as {person.username} again, with the password they had. If they have none or
          forgot it, reset it afterwards.
        </p>
      ) : (
        <ul className="list-disc space-y-1 pl-5">
          <li>{sessionWords(person.openSessions)}</li>
          <li>Nobody can sign in as {person.username}, and links given out before stop working.</li>
          <li>Their tasks stay with them: hand those over on the board. What they did stays in the record.</li>
        </ul>
      )}
    </Dialog>
  );
}
