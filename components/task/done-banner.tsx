'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { type RefObject, useEffect } from 'react';
import { Moment } from '@/components/clinical/moment';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/link-button';
import { beginTiming, endTiming, TIMINGS } from '@/lib/client/timings';
import { worklistQuery } from '@/lib/client/worklist-query';
import { doneWords } from '@/lib/domain/task/act-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { ActDone } from './use-task-acts';

const MINE = WorklistFilter.parse({ owner: 'me' });

/** After these there is nothing left to do here for whoever did them. */
const LEAVES: readonly TaskVerb[] = [
  'complete',
  'check',
  'send-back',
  'fail',
  'cancel',
  'decline',
  'release',
  'reassign',
  'mark-in-error',
];

type DoneBannerProps = {
  done: ActDone;
  page: TaskPage;
  isGone: boolean;
  heading: RefObject<HTMLParagraphElement | null>;
};

/** What was just done, and where to go from here. The focus comes here, because the button that was pressed is gone. */
export function DoneBanner({ done, page, isGone, heading }: DoneBannerProps) {
  const leaves = LEAVES.includes(done.verb);

  useEffect(() => {
    heading.current?.focus();
    endTiming(TIMINGS.act);
  }, [heading]);

  return (
    <Banner
      tone="good"
      className="rounded-md"
      title={
        <span ref={heading} tabIndex={-1} className="outline-offset-4">
          {doneWords(done.verb, page.row)} <Moment at={done.at} className="font-normal" />
        </span>
      }
      actions={leaves ? <NextLinks id={page.row.id} /> : undefined}
    >
      {isGone ? 'It is no longer yours to see.' : null}
    </Banner>
  );
}

/** Back to the list, or on with what is most pressing on it. */
function NextLinks({ id }: { id: string }) {
  const { data } = useInfiniteQuery(worklistQuery(MINE));
  const next = data?.pages[0]?.rows.find((row) => row.id !== id);
  return (
    <>
      <LinkButton href="/worklist?owner=me">Back to my list</LinkButton>
      {next === undefined ? null : (
        <LinkButton
          variant="primary"
          href={{ pathname: `/tasks/${next.id}` }}
          className="whitespace-normal text-left"
          onClick={() => beginTiming(TIMINGS.formOpen)}
        >
          Next task: {next.title}
        </LinkButton>
      )}
    </>
  );
}
