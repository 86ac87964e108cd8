'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { askBeforeLeaving } from '@/lib/client/leave-page';

/** Asks before a link, a reload or a closed tab throws away what is typed. The question is to be drawn somewhere in the page. */
export function useLeaveGuard(isHeld: boolean): ReactNode {
  const router = useRouter();
  const [asked, setAsked] = useState<string>();

  useEffect(() => {
    if (!isHeld) {
      return;
    }
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const press = (event: MouseEvent) => {
      const href = leavingTo(event);
      if (href !== undefined) {
        event.preventDefault();
        event.stopPropagation();
        setAsked(href);
      }
    };
    window.addEventListener('beforeunload', unload);
    document.addEventListener('click', press, { capture: true });
    const endAsking = askBeforeLeaving(setAsked);
    return () => {
      endAsking();
      window.removeEventListener('beforeunload', unload);
      document.removeEventListener('click', press, { capture: true });
    };
  }, [isHeld]);

  const stay = () => setAsked(undefined);
  return asked === undefined ? null : (
    <Dialog
      open
      onOpenChange={stay}
      title="This is not saved yet"
      footer={
        <>
          <Button onClick={stay}>Stay here</Button>
          <Button
            variant="danger"
            onClick={() => {
              stay();
              router.push(asked as Parameters<typeof router.push>[0]);
            }}
          >
            Leave without saving
          </Button>
        </>
      }
    >
      Leaving this page throws away what you changed here.
    </Dialog>
  );
}

/** Where a press on a link of our own leads away to, in this tab; undefined for any other press. */
function leavingTo(event: MouseEvent): string | undefined {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const isOwnTab = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!(link instanceof HTMLAnchorElement) || !isOwnTab || link.target === '_blank') {
    return undefined;
  }
  const isAway = link.origin === location.origin && link.pathname !== location.pathname;
  return isAway ? link.pathname + link.search : undefined;
}
