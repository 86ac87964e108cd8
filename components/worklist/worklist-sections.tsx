'use client';

import { classNames } from '@/components/ui/class-names';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { BAND_WORDS, rowsByBand } from '@/lib/domain/worklist/worklist-bands';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import type { RowMessage } from './use-claim';
import { WorklistLine } from './worklist-line';

type WorklistSectionsProps = {
  rows: readonly WorklistRow[];
  hasMore: boolean;
  pending: ReadonlyMap<string, TaskVerb>;
  messages: ReadonlyMap<string, RowMessage>;
  onClaim: (row: WorklistRow) => Promise<void>;
  onUndo: (row: WorklistRow) => Promise<void>;
  /** The task whose claim is being taken back. */
  takingBack: string | undefined;
};

/** The rows by lateness, each part under its heading. */
export function WorklistSections({ rows, hasMore, pending, messages, takingBack, ...acts }: WorklistSectionsProps) {
  const parts = rowsByBand(rows);
  return parts.map(({ band, rows: inBand }, index) => (
    <section key={band} aria-labelledby={`band-${band}`}>
      <h2
        id={`band-${band}`}
        className={classNames('px-4 pt-3 pb-1 font-bold text-xs', band === 'overdue' ? 'text-late' : 'text-ink-3')}
      >
        {BAND_WORDS[band]} · {inBand.length}
        {/* Bands follow each other, so only the last one loaded can be cut off. */}
        {hasMore && index === parts.length - 1 ? ' loaded' : ''}
      </h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
      <ul role="list">
        {inBand.map((row) => (
          <WorklistLine
            key={row.id}
            row={row}
            isClaiming={pending.get(row.id) === 'claim'}
            message={messages.get(row.id)}
            isTakingBack={takingBack === row.id}
            {...acts}
          />
        ))}
      </ul>
    </section>
  ));
}
