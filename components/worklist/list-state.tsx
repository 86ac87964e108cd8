'use client';

import { AsOf } from '@/components/clinical/as-of';
import type { LoadedList } from '@/lib/domain/worklist/loaded-list';

type ListStateProps = { list: LoadedList | undefined; hasFailed: boolean };

/** How many rows stand here, and of what moment: of the stream's, unless the last reading failed. */
export function ListState({ list, hasFailed }: ListStateProps) {
  if (list === undefined) {
    return <p className="text-ink-3 text-sm">Looking…</p>;
  }
  const count = list.rows.length;
  return (
    <p className="min-w-0 flex-1 text-ink-3 max-sm:basis-full text-sm">
      <span className="font-semibold text-ink-2">{count === 1 ? '1 task' : `${count} tasks`}</span>
      {list.next === null ? '' : ', more below'} · <AsOf at={list.asOf} isFollowed={hasFailed ? undefined : true} />
    </p>
  );
}
