'use client';

import { X } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '@/components/ui/class-names';
import { IconButton } from '@/components/ui/icon-button';
import { useCommands } from '@/lib/client/use-commands';
import type { AccessRole } from '@/lib/domain/access/actor';
import { hrefOf, listedBy, type Place } from '@/lib/domain/worklist/worklist-address';
import { toSearchParams } from '@/lib/domain/worklist/worklist-filter';
import { FilterBar } from './filter-bar';
import { ListHead } from './list-head';
import { rowLinkId } from './row-link-id';
import { useChosen } from './use-chosen-rows';
import { useOpenTask, usePlace } from './use-place';
import { useListTitle } from './use-saved-view';
import { WorklistRows } from './worklist-rows';

type WorklistProps = {
  place: Place;
  mayCreate: boolean;
  mayAct: boolean;
  accessRole: AccessRole;
  /** Draws the task of an id, in the pane beside the list. */
  task: (id: string) => ReactNode;
};

/** The list behind a filter, and beside it the task that is open. Both stand in the address and nowhere else. */
export function Worklist({ place: initial, mayCreate, mayAct, accessRole, task }: WorklistProps) {
  const place = usePlace(initial);
  const listed = listedBy(place);
  const title = useListTitle(place, accessRole);
  const name = toSearchParams(listed).toString();
  const chosen = useChosen(name);
  const isOpen = place.task !== undefined;
  return (
    <div className={classNames(isOpen && 'wide:grid wide:grid-cols-[minmax(0,11fr)_minmax(0,9fr)]')}>
      <div className={classNames(isOpen && 'border-line max-wide:hidden wide:border-r')}>
        <FilterBar
          place={place}
          title={title}
          head={<ListHead filter={listed} mayCreate={mayCreate} chosen={mayAct ? chosen : undefined} />}
        >
          {/* Another filter is another list: what was done in the one before belongs to that. */}
          <WorklistRows key={name} place={place} chosen={mayAct ? chosen : undefined} accessRole={accessRole} />
        </FilterBar>
      </div>
      {place.task === undefined ? null : (
        <TaskBeside key={place.task} place={place} id={place.task} wasOpen={place.task === initial.task}>
          {task(place.task)}
        </TaskBeside>
      )}
    </div>
  );
}

type TaskBesideProps = { place: Place; id: string; wasOpen: boolean; children: ReactNode };

/** The pane of the open task. It keeps its own place while the list is scrolled; where there is no room it takes the list's. */
function TaskBeside({ place, id, wasOpen, children }: TaskBesideProps) {
  const { open } = useOpenTask(place);
  const pane = useRef<HTMLElement>(null);
  // Who opened it goes on there; who loaded the page with it begins at the top, as on any page.
  useEffect(() => (wasOpen ? undefined : pane.current?.focus({ preventScroll: true })), [wasOpen]);
  function close() {
    open(undefined);
    document.getElementById(rowLinkId(id))?.focus();
  }
  useCommands([{ id: 'list.close-task', group: 'task', label: 'Go back to the list', words: 'close', run: close }]);
  return (
    <section
      ref={pane}
      tabIndex={-1}
      aria-label="The open task"
      className="outline-none wide:sticky wide:top-top wide:h-[calc(100dvh-var(--top))] wide:overflow-y-auto wide:[--pane-top:0px] wide:[scroll-padding-block:8rem_6rem]"
    >
      <p className="flex min-h-10 items-center gap-2 border-line border-b px-3 text-sm">
        <Link
          href={hrefOf({ ...place, task: undefined })}
          className="wide:hidden rounded-sm font-semibold text-accent hover:underline"
        >
          Back to the list
        </Link>
        <Link
          href={`/tasks/${id}`}
          prefetch={false}
          className="max-wide:hidden rounded-sm px-2 text-accent hover:underline"
        >
          Open on its own page
        </Link>
        <IconButton label="Close the task" className="ml-auto max-wide:hidden" onClick={close}>
          <X aria-hidden="true" className="size-4" />
        </IconButton>
      </p>
      {children}
    </section>
  );
}
