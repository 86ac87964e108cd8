'use client';

import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';

/** Went out of sight while it was open; the same words as for what never was (app/(workspace)/not-found.tsx). */
export function PatientGone() {
  const say = useSay();
  return (
    <div role="alert">
      <h1 className="sr-only">{say('Patient')}</h1>
      <EmptyState
        title={say('This does not exist, or is not yours to see')}
        actions={<LinkButton href="/worklist?owner=me">{say('To my work')}</LinkButton>}
      >
        {say('It may have been moved to another unit or person. If somebody sent you here, ask them who has it now.')}
      </EmptyState>
    </div>
  );
}
