'use client';

import { useQuery } from '@tanstack/react-query';
import { useClock, useSite } from '@/components/clinical/site';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { chainQuery } from '@/lib/client/audit-query';
import type { ChainState } from '@/lib/domain/audit/audit-search';
import { momentWords, secondsWords } from '@/lib/domain/worklist/site-time';

/** Whether the record of what happened is whole, and until when; where it is not, the first broken place. */
export function ChainPart() {
  const query = useQuery(chainQuery());
  const { data, error, isFetching } = query;
  const again = (
    <Button busy={isFetching} busyLabel="Checking…" onClick={() => void query.refetch()}>
      Check again
    </Button>
  );
  if (error !== null) {
    return (
      <Banner tone="error" role="alert" title="The chain could not be checked" actions={again}>
        {error.message}
      </Banner>
    );
  }
  if (data === undefined) {
    return <Banner role="status" title="The chain is being checked…" />;
  }
  return data.broken === null ? <Whole state={data} actions={again} /> : <Broken state={data} actions={again} />;
}

type PartProps = { state: ChainState; actions: React.ReactNode };

function Whole({ state, actions }: PartProps) {
  const clock = useClock();
  const { timeZone } = useSite();
  const { until, events, waiting, checkedAt } = state;
  const title = until === null ? 'Nothing is chained yet' : `Chain whole until ${momentWords(new Date(until), clock)}`;
  return (
    <Banner tone="good" role="status" title={title} actions={actions}>
      {countWords(events)} compared with their digests at {secondsWords(new Date(checkedAt), timeZone)}
      {waiting === 0 ? '' : `; ${waiting} more will be chained in a moment`}. Compare with the log of the worker, too:{' '}
      <code className="text-xs">npm run audit:check</code>
    </Banner>
  );
}

function Broken({ state, actions }: PartProps) {
  const { position, fault } = state.broken ?? { position: null, fault: '' };
  return (
    <Banner
      tone="error"
      role="alert"
      title={position === null ? 'The chain is broken' : `The chain is broken at event ${position}`}
      actions={actions}
    >
      {fault} Somebody changed the database beside Taskward, or it was damaged. Keep it as it is, and tell whoever
      answers for it.
    </Banner>
  );
}

function countWords(events: number): string {
  return events === 1 ? '1 event' : `${events.toLocaleString('en-GB')} events`;
}
