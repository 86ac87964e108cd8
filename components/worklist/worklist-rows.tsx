'use client';

import { useLayoutEffect, useMemo, useRef } from 'react';
import { ReadFailure } from '@/components/clinical/read-failure';
import { SkeletonRows } from '@/components/ui/skeleton';
import { beginTiming, TIMINGS } from '@/lib/client/timings';
import { usePendingActs } from '@/lib/client/use-act-on-task';
import type { AccessRole } from '@/lib/domain/access/actor';
import { listedBy, type Place } from '@/lib/domain/worklist/worklist-address';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { EmptyList } from './empty-list';
import { ListBulkBar } from './list-bulk-bar';
import { ListFooter } from './list-footer';
import { listItemsOf } from './list-items';
import { type Chosen, useChosenRows } from './use-chosen-rows';
import { useClaim } from './use-claim';
import { focusRow, focusRowAfter } from './use-focus-row';
import { useListCommands } from './use-list-commands';
import { useLoadedList } from './use-loaded-list';
import { useOpenTask } from './use-place';
import { useViewLooks } from './use-saved-view';
import { VirtualList } from './virtual-list';
import { type RowActs, WorklistLine } from './worklist-line';

type WorklistRowsProps = {
  place: Place;
  /** Undefined for those who do nothing with tasks. */
  chosen: Chosen | undefined;
  accessRole: AccessRole;
};

/** The rows with how fresh they are, what waits, and what can be done with them. */
export function WorklistRows({ place, chosen, accessRole }: WorklistRowsProps) {
  const { query, list, isLoadingMore, moreFailed, loadMore, put } = useLoadedList(listedBy(place));
  const rows = useMemo(() => list?.rows ?? [], [list]);
  const hasMore = list?.next != null;
  const items = useMemo(() => listItemsOf(rows, hasMore, place.order), [rows, hasMore, place.order]);
  const { claim, takeBack, takingBack, messages, undoable } = useClaim(put);
  const choice = useChosenRows(chosen ?? NOTHING_CHOSEN, rows);
  const listElement = useRef<HTMLDivElement>(null);
  const { follow } = useOpenTask(place);
  const pending = usePendingActs();
  const looks = useViewLooks(place);

  const undo = (row: WorklistRow) => void takeBack(row).then(() => focusRow(row.id));
  const acts = useActs({
    open: (row, event) => {
      beginTiming(TIMINGS.formOpen);
      follow(row.id, event);
    },
    choose: ({ id }, event) => choice.press(id, event),
    claim: (row) => void claim(row).then((isMine) => (isMine ? focusRowAfter(row.id, items) : focusRow(row.id))),
    undo: (row) => undo(row),
  });

  // Beside an open task the keys belong to that.
  const undoLast = undoable === undefined || place.task !== undefined ? undefined : () => undo(undoable);
  useListCommands({ items, openTask: place.task, claim: (row) => acts.current.claim(row), undo: undoLast });

  if (list === undefined) {
    return <UnreadList error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <div className="@container">
      {rows.length === 0 ? <EmptyList filter={place.filter} accessRole={accessRole} /> : null}
      <VirtualList
        ref={listElement}
        density={looks.density}
        items={items}
        row={({ listed }) => (
          <WorklistLine
            listed={listed}
            isOpen={listed.row.id === place.task}
            columns={looks.columns}
            isChosen={chosen?.picked.has(listed.row.id)}
            isClaiming={pending.get(listed.row.id) === 'claim'}
            message={messages.get(listed.row.id)}
            isTakingBack={takingBack === listed.row.id}
            acts={acts}
          />
        )}
      />
      <ListFooter
        hasMore={hasMore}
        isLoading={isLoadingMore}
        error={query.error ?? moreFailed}
        asOf={list.asOf}
        onLoadMore={loadMore}
        onRetry={() => (query.error === null ? loadMore() : void query.refetch())}
      />
      {chosen === undefined ? null : (
        <ListBulkBar
          chosen={choice.chosen}
          gone={choice.gone}
          filter={listedBy(place)}
          onChosen={chosen.set}
          finalFocus={listElement}
        />
      )}
    </div>
  );
}

/** Nothing has been read yet, or nothing could be. */
function UnreadList({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  return error === null ? (
    <SkeletonRows label="The list is being read…" />
  ) : (
    <ReadFailure what="The list" error={error} asOf={undefined} onRetry={onRetry} />
  );
}

const NOTHING_CHOSEN: Chosen = { picked: new Map(), set: () => undefined };

/** The acts of this moment in a holder that never changes, so that rows that did not change are not drawn again. */
function useActs(acts: RowActs) {
  const holder = useRef(acts);
  useLayoutEffect(() => {
    holder.current = acts;
  });
  return holder;
}
