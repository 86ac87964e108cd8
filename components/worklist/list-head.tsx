'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChooseMatching } from '@/components/bulk/choose-matching';
import { Button } from '@/components/ui/button';
import { later, useLater } from '@/components/ui/later';
import { useAnnounce } from '@/components/ui/live-region';
import { loadedListQuery, rereadList } from '@/lib/client/loaded-list-query';
import { useCommands } from '@/lib/client/use-commands';
import { type LoadedList, leftCount } from '@/lib/domain/worklist/loaded-list';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { ListState } from './list-state';
import { NextTask } from './next-task';
import type { Chosen } from './use-chosen-rows';

const NEW_TASK = later(() => import('@/components/new-task/new-task-dialog'));

type ListHeadProps = { filter: WorklistFilter; mayCreate: boolean; chosen: Chosen | undefined };

/** What stands over the rows: how many and of when, what waits to be shown, and the way to a new task. It never changes its height. */
export function ListHead({ filter, mayCreate, chosen }: ListHeadProps) {
  const client = useQueryClient();
  const { data: list, isError } = useQuery(loadedListQuery(filter));
  const [isCreating, setCreating] = useState(false);
  const newTask = useLater(NEW_TASK, isCreating);
  // What failed stands in the query itself, and under the rows.
  const takeIn = () => rereadList(client, filter, 'takeIn').catch(() => undefined);
  useCommands([
    { id: 'new-task', group: 'list', label: 'New task…', enabled: mayCreate, run: () => setCreating(true) },
  ]);
  return (
    <div className="relative flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 px-4 py-1">
      <ListState list={list} hasFailed={isError} />
      {list === undefined ? null : <WaitingRows list={list} onTakeIn={takeIn} />}
      {chosen === undefined ? null : (
        <div className="flex flex-wrap gap-2 sm:ml-auto">
          {chosen.picked.size > 0 ? null : (
            <ChooseMatching filter={filter} total={undefined} chosen={0} onChosen={chosen.set} />
          )}
          <NextTask />
        </div>
      )}
      {mayCreate ? (
        <>
          <Button variant="primary" onClick={() => setCreating(true)}>
            New task…
          </Button>
          {newTask === undefined ? null : (
            <newTask.NewTaskDialog open={isCreating} onOpenChange={setCreating} onCreated={() => void takeIn()} />
          )}
        </>
      ) : null}
    </div>
  );
}

/** New rows wait here, and rows that left are counted, so that nothing moves under the finger. */
function WaitingRows({ list, onTakeIn }: { list: LoadedList; onTakeIn: () => Promise<unknown> }) {
  const announce = useAnnounce();
  const [entered, left] = [list.waiting.length, leftCount(list)];
  async function show() {
    await onTakeIn();
    announce(entered === 0 ? 'The list is as it is now' : `${newWords(entered)} shown`);
    document.getElementById('list')?.focus();
    window.scrollTo({ top: 0 });
  }
  const isOffered = entered > 0 || left > 0;
  useCommands([
    {
      id: 'list.show-new',
      group: 'list',
      label: entered === 0 ? leftWords(left) : `Show ${newWords(entered)}`,
      listKey: 'show-new',
      enabled: isOffered,
      run: () => void show(),
    },
  ]);
  if (!isOffered) {
    return null;
  }
  return (
    <button
      type="button"
      onClick={() => void show()}
      className="min-h-8 rounded-full border border-info bg-info-soft px-4 font-semibold text-info text-sm shadow-raised hover:underline max-sm:fixed max-sm:inset-x-4 max-sm:bottom-4 max-sm:z-20 max-sm:min-h-control sm:-translate-x-1/2 sm:absolute sm:top-[calc(100%+0.25rem)] sm:left-1/2 sm:whitespace-nowrap"
    >
      {entered === 0 ? leftWords(left) : `${newWords(entered)} — show ${entered === 1 ? 'it' : 'them'}`}
    </button>
  );
}

function newWords(count: number): string {
  return count === 1 ? '1 new task' : `${count} new tasks`;
}

function leftWords(count: number): string {
  return count === 1 ? '1 task left this list — take it away' : `${count} tasks left this list — take them away`;
}
