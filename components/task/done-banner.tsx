'use client';

import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect } from 'react';
import { Moment } from '@/components/clinical/moment';
import { Banner } from '@/components/ui/banner';
import { LinkButton } from '@/components/ui/link-button';
import { nextTaskQuery } from '@/lib/client/next-task-query';
import { beginTiming, endTiming, TIMINGS } from '@/lib/client/timings';
import { doneWords } from '@/lib/domain/task/act-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { ActDone } from './use-task-acts';

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

/** Back to the list, or on with what is next, by the same rule as on the list, and why it is that. */
function NextLinks({ id }: { id: string }) {
  const next = useQuery(nextTaskQuery(id)).data?.next ?? undefined;
  return (
    <>
      <LinkButton href="/worklist?owner=me">Back to my list</LinkButton>
      {next === undefined ? null : (
        <>
          <LinkButton
            variant="primary"
            href={{ pathname: `/tasks/${next.row.id}` }}
            aria-describedby="next-task-reasons"
            className="whitespace-normal text-left"
            onClick={() => beginTiming(TIMINGS.formOpen)}
          >
            Next task: {next.row.title}
          </LinkButton>
          <p id="next-task-reasons" className="w-full text-ink-2 text-xs">
            {next.reasons.join(' · ')}
          </p>
        </>
      )}
    </>
  );
}
