'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { worklistQuery } from '@/lib/client/worklist-query';
import { type KeptRow, keepInPlace, splitNewRows, takeIn } from '@/lib/domain/worklist/new-rows';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistPage, WorklistRow } from '@/lib/domain/worklist/worklist-row';

// Bands move with the clock, and a lost stream must not let a list go stale unseen.
const REFETCH_MILLISECONDS = 60_000;

/** The rows of a list as they may stand there: fresh, but new ones wait, and what one acted on stays in its place. */
export function useWorklistRows(filter: WorklistFilter) {
  const list = useInfiniteQuery({ ...worklistQuery(filter), refetchInterval: REFETCH_MILLISECONDS });
  const rows = useMemo(() => rowsOf(list.data?.pages), [list.data]);
  const asOf = list.data?.pages[0]?.asOf;
  const [taken, setTaken] = useState(() => takeIn(rows, asOf ?? ''));
  const [kept, setKept] = useState<readonly KeptRow[]>([]);
  const split = splitNewRows(rows, taken);
  const shown = keepInPlace(split.shown, kept);

  function expect(ids: readonly string[]) {
    setTaken((last) => ({ ids: new Set([...last.ids, ...ids]), asOf: last.asOf }));
  }

  async function loadMore() {
    const { data } = await list.fetchNextPage();
    expect(data?.pages.at(-1)?.rows.map(({ id }) => id) ?? []);
  }

  /** Keeps a row where it stands, as it is now, until the reader leaves the list. */
  function keep(row: WorklistRow) {
    const before = shown[shown.findIndex(({ id }) => id === row.id) - 1]?.id;
    setKept((last) => [...last.filter((each) => each.row.id !== row.id), { row, after: before }]);
  }

  return {
    list,
    asOf,
    rows: shown,
    waiting: split.waiting,
    showWaiting: () => setTaken(takeIn(rows, asOf ?? '')),
    expect,
    loadMore,
    keep,
  };
}

/** Between two pages a task may have moved: it stands once, where it was seen first. */
function rowsOf(pages: readonly WorklistPage[] | undefined): readonly WorklistRow[] {
  const byId = new Map<string, WorklistRow>();
  for (const row of pages?.flatMap((page) => page.rows) ?? []) {
    if (!byId.has(row.id)) {
      byId.set(row.id, row);
    }
  }
  return [...byId.values()];
}
