'use client';

import { useQuery } from '@tanstack/react-query';
import { useClock, useSite } from '@/components/clinical/site';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import { chainQuery } from '@/lib/client/audit-query';
import { messageIn } from '@/lib/client/message-in';
import type { ChainState } from '@/lib/domain/audit/audit-search';
import { messageOf } from '@/lib/domain/words/told';
import { momentWords, secondsWords } from '@/lib/domain/worklist/site-time';

/** Whether the record of what happened is whole, and until when; where it is not, the first broken place. */
export function ChainPart() {
  const say = useSay();
  const query = useQuery(chainQuery());
  const { data, error, isFetching } = query;
  const again = (
    <Button busy={isFetching} busyLabel={say('Checking…')} onClick={() => void query.refetch()}>
      {say('Check again')}
    </Button>
  );
  if (error !== null) {
    return (
      <Banner tone="error" role="alert" title={say('The chain could not be checked')} actions={again}>
        {say(messageIn(error))}
      </Banner>
    );
  }
  if (data === undefined) {
    return <Banner role="status" title={say('The chain is being checked…')} />;
  }
  return data.broken === null ? <Whole state={data} actions={again} /> : <Broken state={data} actions={again} />;
}

type PartProps = { state: ChainState; actions: React.ReactNode };

function Whole({ state, actions }: PartProps) {
  const say = useSay();
  const clock = useClock();
  const { timeZone } = useSite();
  const { until, events, waiting, checkedAt } = state;
  const title =
    until === null
      ? say('Nothing is chained yet')
      : say('Chain whole until {moment}', { moment: momentWords(new Date(until), clock) });
  return (
    <Banner tone="good" role="status" title={title} actions={actions}>
      {say('{count, plural, one {# event} other {# events}} compared with their digests at {time}.', {
        count: events,
        time: secondsWords(new Date(checkedAt), timeZone),
      })}{' '}
      {waiting === 0
        ? ''
        : say('{count, plural, one {# more} other {# more}} will be chained in a moment.', { count: waiting })}{' '}
      {say('Compare with the log of the worker, too:')} <code className="text-xs">npm run audit:check</code>
    </Banner>
  );
}

function Broken({ state, actions }: PartProps) {
  const say = useSay();
  const { position, fault, said } = state.broken ?? { position: null, fault: '', said: undefined };
  return (
    <Banner
      tone="error"
      role="alert"
      title={
        position === null ? say('The chain is broken') : say('The chain is broken at event {position}', { position })
      }
      actions={actions}
    >
      {say(messageOf({ message: fault, said }))}{' '}
      {say(
        say(
          'Somebody changed the database beside Taskward, or it was damaged. Keep it as it is, and tell whoever answers for it.',
        ),
      )}
    </Banner>
  );
}
