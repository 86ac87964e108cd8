'use client';

import { TaskLine } from '@/components/clinical/task-line';
import { classNames } from '@/components/ui/class-names';
import { LinkButton } from '@/components/ui/link-button';
import { useSay } from '@/components/ui/say';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

type TaskSectionProps = {
  id: string;
  title: string;
  rows: readonly WorklistRow[];
  isLate?: boolean;
  /** The list that goes on where these rows were cut off. */
  moreHref: `/worklist?${string}` | undefined;
};

/** Tasks of one patient under a heading. */
export function TaskSection({ id, title, rows, isLate = false, moreHref }: TaskSectionProps) {
  const say = useSay();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classNames('px-5 pt-3 pb-1 font-bold text-xs', isLate ? 'text-late' : 'text-ink-3')}>
        {title} · {moreHref === undefined ? rows.length : say('{count} shown', { count: rows.length })}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
      <ul role="list">
        {rows.map((row) => (
          <TaskLine key={row.id} row={row} />
        ))}
      </ul>
      {moreHref === undefined ? null : (
        <p className="px-5 py-3">
          <LinkButton href={moreHref}>{say('There are more: see them in the worklist')}</LinkButton>
        </p>
      )}
    </section>
  );
}
