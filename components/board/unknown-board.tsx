'use client';

import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';

/** The address names no unit whose board the reader may open. */
export function UnknownBoard() {
  const say = useSay();
  return (
    <EmptyState
      title={say('This board is not yours to see')}
      actions={
        <LinkButton href="/board" variant="primary">
          {say('Open my board')}
        </LinkButton>
      }
    >
      {say('The unit in the address does not exist, or you do not work there. Ask your administrator if you should.')}
    </EmptyState>
  );
}
