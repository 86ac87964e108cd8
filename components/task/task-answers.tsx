'use client';

import type { ReactNode } from 'react';
import { Moment } from '@/components/clinical/moment';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { isClosed } from '@/lib/domain/task/task-status';

/** The three answers a task gives before it asks anything. */
export function TaskAnswers({ page }: { page: TaskPage }) {
  const { row, why, purpose } = page;
  return (
    <dl className="space-y-2 border-line-strong border-l-4 pl-4">
      <Answer question="Why it came">
        {why === null ? null : `${why.replace(/\.$/, '')}. `}
        <AskedBy page={page} />
        {purpose === null ? null : <span className="text-ink-2"> {purpose}</span>}
      </Answer>
      <Answer question="What to do">
        <span className="whitespace-pre-line">{row.description ?? row.title}</span>
      </Answer>
      <Answer question="How it leaves">
        <WayOut page={page} />
        {page.leaves === null || isClosed(row.status) ? null : <span className="text-ink-2"> {page.leaves}</span>}
      </Answer>
    </dl>
  );
}

function Answer({ question, children }: { question: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold">{question}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function AskedBy({ page: { row } }: { page: TaskPage }) {
  if (row.authoredAt === null) {
    return row.requester === null ? 'Nobody wrote down who asked for it.' : `Asked for by ${row.requester.display}.`;
  }
  return (
    <>
      Asked for{row.requester === null ? '' : ` by ${row.requester.display}`}, <Moment at={row.authoredAt} />.
    </>
  );
}

function WayOut({ page: { row, form, secondPerson, story } }: { page: TaskPage }) {
  if (isClosed(row.status)) {
    return (
      <>
        Closed
        {row.closedAt === null ? null : (
          <>
            , <Moment at={row.closedAt} />
          </>
        )}
        . It stands in no list of open work any more; what was written down stands under Details.
      </>
    );
  }
  if (row.awaitsCheck) {
    const doer = story.find(({ act }) => act === 'complete')?.actor?.display ?? 'Somebody';
    return `${doer} did it. Somebody else looks at what was recorded, under Details, and checks it or sends it back.`;
  }
  const check = secondPerson ? ' Then a second person checks it.' : '';
  const title = (form as { title?: string } | null)?.title;
  return form === null
    ? `Complete it; no result is asked for.${check}`
    : `Complete it with the form${title === undefined ? '' : ` “${title}”`}.${check}`;
}
