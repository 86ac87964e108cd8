'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AsOf } from '@/components/clinical/as-of';
import { ReadFailure } from '@/components/clinical/read-failure';
import { useSite } from '@/components/clinical/site';
import { EmptyState } from '@/components/ui/empty-state';
import { useSay } from '@/components/ui/say';
import { SkeletonRows } from '@/components/ui/skeleton';
import { unitSettingsQuery } from '@/lib/client/people-query';
import type { UnitSetting } from '@/lib/domain/access/shift';
import { ShiftsDialog } from './shifts-dialog';
import { UnitTable } from './unit-table';

/** The units and the shifts each works by. */
export function Units() {
  const say = useSay();
  const { timeZone } = useSite();
  const { data, error, dataUpdatedAt, refetch } = useQuery(unitSettingsQuery());
  const [asked, setAsked] = useState<UnitSetting>();
  const retry = () => void refetch();
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={4} label={say('The units are being read…')} />
    ) : (
      <ReadFailure what={say('The units')} error={error} asOf={undefined} onRetry={retry} />
    );
  }
  const asOf = new Date(dataUpdatedAt).toISOString();
  return (
    <>
      {error === null ? null : <ReadFailure what={say('The list')} error={error} asOf={asOf} onRetry={retry} />}
      <p className="px-5 py-3 text-ink-2 text-sm">
        {say(
          '“Due this shift” and the end of the shift beside a name follow these hours, on the clock of the site ({timeZone}). A person works by the first of their units.',
          { timeZone },
        )}{' '}
        <AsOf at={asOf} className="text-ink-3" />
      </p>
      {data.length === 0 ? (
        <EmptyState title={say('There are no units yet')}>{say('They come with Location over FHIR.')}</EmptyState>
      ) : (
        <UnitTable units={data} onAsk={setAsked} />
      )}
      {asked === undefined ? null : <ShiftsDialog unit={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
