'use client';

import { Moment } from '@/components/clinical/moment';
import { pastWords } from '@/lib/domain/task/act-words';
import type { StoryStep } from '@/lib/domain/task/task-page';
import { STATUS_WORDS } from '@/lib/domain/task/task-status';

/** What happened to the task, newest first: who, when, from what to what, and why. */
export function StoryPanel({ story }: { story: readonly StoryStep[] }) {
  if (story.length === 0) {
    return <p className="text-ink-2">Nothing has been recorded of this task yet.</p>;
  }
  return (
    <ol aria-label="What happened, newest first" className="space-y-4 border-line-strong border-l-2 pl-4">
      {story.map((step, place) => (
        <li key={`${step.version} ${step.act}`}>
          <Step step={step} before={story[place + 1]} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step, before }: { step: StoryStep; before: StoryStep | undefined }) {
  const { at, act, actor, from, to, reason } = step;
  const owner = ownerWords(step, before);
  return (
    <>
      <p>
        <span className="font-semibold">{actor?.display ?? 'Somebody'}</span> {pastWords(act, to)}
        {reason === null ? '' : `: ${reason}`}
      </p>
      <p className="text-ink-2 text-sm">
        <Moment at={at} />
        {to === null || from === to ? null : <> · {changeWords(from, to)}</>}
        {owner === undefined ? null : <> · {owner}</>}
      </p>
    </>
  );
}

function changeWords(from: StoryStep['from'], to: NonNullable<StoryStep['to']>): string {
  return from === null
    ? STATUS_WORDS[to]
    : `from ${STATUS_WORDS[from].toLowerCase()} to ${STATUS_WORDS[to].toLowerCase()}`;
}

/** Who has it since, where that changed. */
function ownerWords({ owner }: StoryStep, before: StoryStep | undefined): string | undefined {
  if (owner?.reference === before?.owner?.reference) {
    return undefined;
  }
  return owner === null ? 'nobody has it since' : `with ${owner.display} since`;
}
