'use client';

import { useState } from 'react';
import { useSite } from '@/components/clinical/site';
import { NewTaskDialog } from '@/components/new-task/new-task-dialog';
import { Button } from '@/components/ui/button';
import { useAnnounce } from '@/components/ui/live-region';
import { usePendingActs } from '@/lib/client/use-act-on-task';
import type { AccessRole } from '@/lib/domain/access/actor';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { EmptyList } from './empty-list';
import { ListFooter } from './list-footer';
import { ListState } from './list-state';
import { useClaim } from './use-claim';
import { useWorklistRows } from './use-worklist-rows';
import { WorklistSections } from './worklist-sections';

type WorklistRowsProps = { filter: WorklistFilter; mayCreate: boolean; accessRole: AccessRole };

/** The rows with how fresh they are, what waits, and what can be done with them. */
export function WorklistRows({ filter, mayCreate, accessRole }: WorklistRowsProps) {
  const { timeZone } = useSite();
  const announce = useAnnounce();
  const { list, asOf, rows, waiting, showWaiting, expect, loadMore, keep } = useWorklistRows(filter);
  const { claim, takeBack, takingBack, messages } = useClaim({ timeZone, keep });
  const pending = usePendingActs();
  const [isCreating, setCreating] = useState(false);

  function showNew() {
    showWaiting();
    announce(`${countWords(waiting.length)} shown`);
    document.getElementById('list')?.focus();
  }

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-1.5">
        <ListState asOf={asOf} shown={rows.length} hasMore={list.hasNextPage} isFetching={list.isFetching} />
        {mayCreate ? (
          <Button className="ml-auto" variant="primary" onClick={() => setCreating(true)}>
            New task…
          </Button>
        ) : null}
      </div>
      {waiting.length === 0 ? null : (
        <button
          type="button"
          onClick={showNew}
          className="min-h-control w-full border-line border-b bg-info-soft px-4 font-semibold text-info text-sm hover:underline"
        >
          {waiting.length} new {waiting.length === 1 ? 'task — show it' : 'tasks — show them'}
        </button>
      )}
      <div id="list" tabIndex={-1} className="outline-none">
        {rows.length === 0 && !list.isPending && !list.isError ? (
          <EmptyList filter={filter} accessRole={accessRole} />
        ) : null}
        <WorklistSections
          rows={rows}
          hasMore={list.hasNextPage}
          pending={pending}
          messages={messages}
          onClaim={claim}
          onUndo={takeBack}
          takingBack={takingBack}
        />
      </div>
      <ListFooter list={list} asOf={asOf} onLoadMore={loadMore} />
      {mayCreate ? (
        <NewTaskDialog open={isCreating} onOpenChange={setCreating} onCreated={(id) => expect([id])} />
      ) : null}
    </>
  );
}

function countWords(count: number): string {
  return count === 1 ? '1 new task' : `${count} new tasks`;
}
