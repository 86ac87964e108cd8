'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ReadFailure } from '@/components/clinical/read-failure';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { useSay } from '@/components/ui/say';
import { SkeletonRows } from '@/components/ui/skeleton';
import { type Asked, auditQuery } from '@/lib/client/audit-query';
import { messageIn } from '@/lib/client/message-in';
import { AuditEvent } from './audit-event';

/** The events that were searched for, the newest first. */
export function AuditResults({ asked }: { asked: Asked }) {
  const say = useSay();
  const query = useInfiniteQuery(auditQuery(asked));
  const { data, error, isFetchingNextPage, hasNextPage } = query;
  const retry = () => void (data === undefined ? query.refetch() : query.fetchNextPage());
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows label={say('The audit is being searched…')} />
    ) : (
      <ReadFailure what={say('The audit')} error={error} asOf={undefined} onRetry={retry} />
    );
  }
  const rows = data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return (
      <EmptyState title={say('Nothing was recorded that fits')}>
        {say('Take a longer time, or leave something out. What happened in the last second may still be on its way.')}
      </EmptyState>
    );
  }
  return (
    <section aria-label={say('What was found')}>
      <p role="status" className="px-5 pt-3 text-ink-2 text-sm">
        {hasNextPage
          ? say('{count, plural, one {# event} other {# events}}, and there are more, the newest first', {
              count: rows.length,
            })
          : say('{count, plural, one {# event} other {# events}}, the newest first', { count: rows.length })}
      </p>
      <ol className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id}>
            <AuditEvent row={row} />
          </li>
        ))}
      </ol>
      {error === null ? null : (
        <p role="alert" className="px-5 py-2 text-sm text-stat">
          {say(messageIn(error))}
        </p>
      )}
      {hasNextPage ? (
        <div className="px-5 py-4">
          <Button busy={isFetchingNextPage} busyLabel={say('Loading more…')} onClick={() => void query.fetchNextPage()}>
            {say('Show older ones')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
