'use client';

import { useSite } from '@/components/clinical/site';
import type { LoadedList } from '@/lib/domain/worklist/loaded-list';
import { secondsWords } from '@/lib/domain/worklist/site-time';

/** How many rows stand here, and of what moment. */
export function ListState({ list }: { list: LoadedList | undefined }) {
  const { timeZone } = useSite();
  if (list === undefined) {
    return <p className="text-ink-3 text-sm">Looking…</p>;
  }
  const count = list.rows.length;
  return (
    <p className="min-w-0 flex-1 text-ink-3 max-sm:basis-full text-sm">
      <span className="font-semibold text-ink-2">{count === 1 ? '1 task' : `${count} tasks`}</span>
      {list.next === null ? '' : ', more below'} · as of{' '}
      <time dateTime={list.asOf}>{secondsWords(new Date(list.asOf), timeZone)}</time>
    </p>
  );
}
