'use client';

import { useQuery } from '@tanstack/react-query';
import { AsOf } from '@/components/clinical/as-of';
import { ReadFailure } from '@/components/clinical/read-failure';
import { useSay } from '@/components/ui/say';
import { dashboardQuery } from '@/lib/client/dashboard-query';
import { DashboardNumbers } from './dashboard-numbers';
import { DashboardSkeleton } from './dashboard-skeleton';

// What is overdue grows with the clock, without any event.
const REFETCH_MILLISECONDS = 60_000;

/** How the reader's part of the work stands now, and of what moment that is. */
export function DashboardScreen() {
  const say = useSay();
  const query = useQuery({ ...dashboardQuery(), refetchInterval: REFETCH_MILLISECONDS });
  const { data: dashboard, error, isFetching } = query;
  return (
    <div className="min-h-[calc(100dvh-var(--top))] bg-canvas">
      <div className="sticky top-top z-20 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-line border-b bg-surface px-4 py-2 small:static print:static">
        <h1 className="font-bold text-xl tracking-tight">{say('Dashboard')}</h1>
        <p className="text-ink-3 text-sm">
          {say('Every number opens the tasks it counted')}
          {dashboard === undefined ? null : (
            <>
              {' '}
              · <AsOf at={dashboard.asOf} className="whitespace-nowrap" />
            </>
          )}
          <span aria-hidden="true" className={isFetching ? 'max-sm:hidden' : 'invisible max-sm:hidden'}>
            {' '}
            · {say('looking…')}
          </span>
        </p>
      </div>
      {error === null ? null : (
        <ReadFailure
          what={say('The dashboard')}
          error={error}
          asOf={dashboard?.asOf}
          onRetry={() => void query.refetch()}
        />
      )}
      {dashboard === undefined && error === null ? <DashboardSkeleton /> : null}
      {dashboard === undefined ? null : <DashboardNumbers dashboard={dashboard} />}
    </div>
  );
}
