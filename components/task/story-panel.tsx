'use client';

import { Moment } from '@/components/clinical/moment';
import { useClock } from '@/components/clinical/site';
import { changesSentence, stepWords } from '@/lib/domain/task/story-words';
import type { StoryStep } from '@/lib/domain/task/task-page';
import { STATUS_WORDS } from '@/lib/domain/task/task-status';

/** What happened to the task, newest first: who did what, in whose name, when, why, and what it changed. */
export function StoryPanel({ story }: { story: readonly StoryStep[] }) {
  if (story.length === 0) {
    return <p className="text-ink-2">Nothing has been recorded of this task yet.</p>;
  }
  return (
    <ol aria-label="What happened, newest first" className="space-y-4 border-line-strong border-l-2 pl-4">
      {story.map((step) => (
        <li key={`${step.version} ${step.act}`}>
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { step: StoryStep }) {
  const clock = useClock();
  const { who, did } = stepWords(step);
  const changes = changesSentence(step, clock);
  return (
    <>
      <p className="break-words">
        <span className="font-semibold">{who}</span>
        {did}
      </p>
      <p className="break-words text-ink-2 text-sm">
        <Moment at={step.at} />
        {step.from === null && step.to !== null ? <> · {STATUS_WORDS[step.to]}</> : null}
        {changes === '' ? null : <> · {changes}</>}
      </p>
    </>
  );
}
