'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { LinkButton } from '@/components/ui/link-button';

/** Where an administrator who wants to reset themselves goes instead. */
export function OwnPasswordDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Your own password"
      footer={
        <>
          <Button onClick={onClose}>Not now</Button>
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
