'use client';

import { useSite } from '@/components/clinical/site';
import { secondsWords } from '@/lib/domain/worklist/site-time';

type ListStateProps = { asOf: string | undefined; shown: number; hasMore: boolean; isFetching: boolean };

/** How many rows stand here, and of what moment. */
export function ListState({ asOf, shown, hasMore, isFetching }: ListStateProps) {
  const { timeZone } = useSite();
  return (
    <p className="text-ink-3 text-sm">
      <span className="font-semibold text-ink-2">{shown === 1 ? '1 task' : `${shown} tasks`}</span>
      {hasMore ? ', more below' : ''}
      {asOf === undefined ? null : (
        <>
          {' '}
          · as of <time dateTime={asOf}>{secondsWords(new Date(asOf), timeZone)}</time>
        </>
      )}
      <span aria-hidden="true" className={isFetching ? 'max-sm:hidden' : 'invisible max-sm:hidden'}>
        {' '}
        · looking…
      </span>
    </p>
  );
}
