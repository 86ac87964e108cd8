'use client';

import { FailureBanner } from '@/components/clinical/failure-banner';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useAnnounce } from '@/components/ui/live-region';
import { useSay } from '@/components/ui/say';
import { useEnablePerson } from '@/lib/client/use-administer-people';
import type { Person } from '@/lib/domain/access/person';
import { sessionWords } from './session-words';

type EnableDialogProps = { person: Person; isOwn: boolean; onClose: () => void };

/** Keeps somebody out, or lets them in again, once it is confirmed. */
export function EnableDialog({ person, isOwn, onClose }: EnableDialogProps) {
  const say = useSay();
  const announce = useAnnounce();
  const enable = useEnablePerson();
  const act = person.state === 'disabled' ? 'enable' : 'disable';
  const name = person.display;

  function confirm() {
    enable.mutate(
      { id: person.id, act },
      {
        onSuccess: () => {
          announce(
            act === 'enable'
              ? say('The account of {name} was enabled.', { name })
              : say('The account of {name} was disabled.', { name }),
          );
          onClose();
        },
      },
    );
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={act === 'enable' ? say('Enable {name}?', { name }) : say('Disable {name}?', { name })}
      footer={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <Button variant={act === 'enable' ? 'primary' : 'danger'} busy={enable.isPending} onClick={confirm}>
            {act === 'enable' ? say('Enable account') : say('Disable account')}
          </Button>
        </>
      }
    >
      <div className="mb-4 space-y-2 empty:hidden">
        {isOwn ? (
          <Banner tone="conflict" title={say('This is your own account')}>
            {say('You are signed out at once, and only another administrator can let you in again.')}
          </Banner>
        ) : null}
        {enable.error === null ? null : <FailureBanner error={enable.error} />}
      </div>
      {act === 'enable' ? (
        <p>
          {say(
            '{name} can sign in as {username} again, with the password they had. If they have none or forgot it, reset it afterwards.',
            { name, username: person.username },
          )}
        </p>
      ) : (
        <ul className="list-disc space-y-1 pl-5">
          <li>{sessionWords(person.openSessions, say)}</li>
          <li>
            {say('Nobody can sign in as {username}, and links given out before stop working.', {
              username: person.username,
            })}
          </li>
          <li>{say('Their tasks stay with them: hand those over on the board. What they did stays in the record.')}</li>
        </ul>
      )}
    </Dialog>
  );
}
