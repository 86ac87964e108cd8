'use client';

import { Moment } from '@/components/clinical/moment';
import { pastWords } from '@/lib/domain/task/act-words';
import type { TaskChanges } from '@/lib/domain/task/task-changes';

/** Each step that the reader had not seen, and what is different by it. */
export function ChangesList({ changes: { steps, differences } }: { changes: TaskChanges }) {
  return (
    <div className="mt-2 space-y-2">
      {steps.length === 0 ? null : (
        <ul className="list-disc space-y-0.5 pl-5">
          {steps.map((step) => (
            <li key={`${step.version} ${step.act}`}>
              <Moment at={step.at} /> {step.actor?.display ?? 'Somebody'} {pastWords(step.act, step.to)}
              {step.reason === null ? '' : `: ${step.reason}`}
            </li>
          ))}
        </ul>
      )}
      {differences.length === 0 ? null : (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
          {differences.map(({ label, before, after }) => (
            <div key={label} className="contents">
              <dt className="font-semibold">{label}</dt>
              <dd>
                <del className="text-ink-2">{before}</del> <ins className="font-semibold no-underline">{after}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
