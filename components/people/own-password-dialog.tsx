'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';

/** Where an administrator who wants to reset themselves goes instead. */
export function OwnPasswordDialog({ onClose }: { onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={say('Your own password')}
      footer={
        <>
          <Button onClick={onClose}>{say('Not now')}</Button>
          <LinkButton href="/account/password" variant="primary">
            {say('Change my password')}
          </LinkButton>
        </>
      }
    >
      {say('Nobody resets themselves: it would sign you out with no way back in. Change your password instead.')}
    </Dialog>
  );
}
