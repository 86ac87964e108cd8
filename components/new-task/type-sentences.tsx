'use client';

import { useSay } from '@/components/ui/say';
import type { TaskType } from '@/lib/client/task-types-query';

/** What the chosen type says of its tasks; heard when another is chosen, and nothing where it says nothing. */
export function TypeSentences({ type }: { type: TaskType | undefined }) {
  const say = useSay();
  const said = [
    [say('Why it comes'), type?.why],
    [say('What to do'), type?.todo],
    [say('How it leaves'), type?.leaves],
  ].filter(([, sentence]) => sentence !== undefined);
  return (
    <div role="status">
      {said.length === 0 ? null : (
        <dl className="space-y-1 border-line-strong border-l-4 pl-4 text-sm">
          {said.map(([question, sentence]) => (
            <div key={question}>
              <dt className="font-semibold">{question}</dt>
              <dd className="whitespace-pre-line text-ink-2">{sentence}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
