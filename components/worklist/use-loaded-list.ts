'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { isNobodyAtWork } from '@/lib/client/at-work';
import { type ChangedTasks, listenToChangedTasks } from '@/lib/client/changed-tasks';
import { loadedListQuery, readChanges, readNextPage, rereadList } from '@/lib/client/loaded-list-query';
import { withRow } from '@/lib/domain/worklist/loaded-list';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

// Bands move with the clock, and a lost stream must not let a list go stale unseen.
const REREAD_MILLISECONDS = 60_000;
/** Beyond so many rows each minute would read dozens of pages; there changes are heard, and a gap reads it all anew. */
const MOST_REREAD = 1000;
/** A list that was left and come back to is read anew, unless that was a moment ago. */
const FRESH_MILLISECONDS = 5000;

/** The list behind a filter as it stands on the screen: rows change in place, new ones wait, nothing moves under the hand. */
export function useLoadedList(filter: WorklistFilter) {
  const client = useQueryClient();
  const options = loadedListQuery(filter);
  const list = useQuery(options);
  const more = useMutation({ mutationFn: () => readNextPage(client, filter) });

  const reread = (merge: 'keepPlaces' | 'settle' | 'takeIn') =>
    // What failed stands in the query itself, and on the screen.
    rereadList(client, filter, merge).catch(() => undefined);

  const follow = useEffectEvent((changed: ChangedTasks) => {
    if (changed === 'unknown') {
      void reread('keepPlaces');
    } else {
      readChanges(client, filter, changed).catch(() => reread('keepPlaces'));
    }
  });
  useEffect(() => listenToChangedTasks(follow), []);

  const tick = useEffectEvent(() => {
    if ((list.data?.rows.length ?? 0) <= MOST_REREAD) {
      void reread(isNobodyAtWork() ? 'settle' : 'keepPlaces');
    }
  });
  useEffect(() => {
    const timer = setInterval(tick, REREAD_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);

  const comeBack = useEffectEvent(() => {
    if (Date.now() - list.dataUpdatedAt > FRESH_MILLISECONDS) {
      void reread('takeIn');
    }
  });
  useEffect(() => comeBack(), []);

  return {
    query: list,
    list: list.data,
    isLoadingMore: more.isPending,
    moreFailed: more.error,
    loadMore: () => (more.isPending ? undefined : more.mutate()),
    /** A row as the server answered an act on it. */
    put: (row: WorklistRow) => client.setQueryData(options.queryKey, (last) => last && withRow(last, row)),
  };
}
