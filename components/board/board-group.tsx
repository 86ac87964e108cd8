'use client';

import Link from 'next/link';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { classNames } from '@/components/ui/class-names';
import { useSay } from '@/components/ui/say';
import { type Say, words } from '@/lib/domain/words/said';
import { toSearchParams } from '@/lib/domain/worklist/worklist-filter';
import { unitIdOf } from './board-address';
import { BoardTask } from './board-task';
import { type ChooseRight, mayChoose } from './choose-right';
import { GroupHeading, NOBODYS } from './group-heading';
import type { Group } from './use-board';
import type { Chosen } from './use-chosen';

const FIRST = 5;

type BoardGroupProps = {
  group: Group;
  /** The unit of the board, as a reference. */
  unit: string | undefined;
  most: number;
  right: ChooseRight;
  chosen: Chosen;
};

/** Somebody's tasks, or nobody's: the most pressing first, the rest on request. */
export function BoardGroup({ group, unit, most, right, chosen }: BoardGroupProps) {
  const say = useSay();
  const id = useId();
  const [showsAll, setShowsAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { tasks, kind } = group;
  const shown = showsAll ? tasks : tasks.slice(0, FIRST);

  function showAll() {
    flushSync(() => setShowsAll(true));
    list.current?.children.item(FIRST)?.querySelector('a')?.focus();
  }

  return (
    <section
      aria-labelledby={id}
      className={classNames(
        'flex min-w-0 flex-col rounded-lg border p-3',
        kind === 'person' ? 'border-line bg-surface' : 'border-line-strong border-dashed bg-sunken',
      )}
    >
      <GroupHeading id={id} group={group} most={most} />
      <ChooseAll group={group} right={right} chosen={chosen} />
      {tasks.length === 0 ? <p className="py-2 text-ink-3 text-sm">{say(EMPTY_WORDS[group.kind])}</p> : null}
      {/* Unfolded it scrolls by itself, so that its neighbours stay in sight. */}
      <div id={`${id}-tasks`} className={classNames('-mx-1 px-1 py-1', showsAll && 'pane-scroll max-h-[70dvh]')}>
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one. */}
        <ul ref={list} role="list" className="space-y-2">
          {shown.map((row) => (
            <BoardTask
              key={row.id}
              row={row}
              unit={unit}
              isChosen={chosen.has(row.id)}
              onChoose={
                mayChoose(right, row)
                  ? (isChosen) => (isChosen ? chosen.choose([row.id]) : chosen.leaveOut([row.id]))
                  : undefined
              }
            />
          ))}
        </ul>
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-2 print:hidden">
        {tasks.length > FIRST ? (
          <Button
            variant="quiet"
            aria-expanded={showsAll}
            aria-controls={`${id}-tasks`}
            onClick={() => (showsAll ? setShowsAll(false) : showAll())}
          >
            {showsAll ? say('Show fewer') : say('Show {count} more', { count: tasks.length - FIRST })}
            <span className="sr-only"> ({nameOf(group, say)})</span>
          </Button>
        ) : null}
        <ListLink group={group} unit={unit} />
      </div>
    </section>
  );
}

function ChooseAll({ group, right, chosen }: Pick<BoardGroupProps, 'group' | 'right' | 'chosen'>) {
  const say = useSay();
  const ids = group.tasks.filter((row) => mayChoose(right, row)).map(({ id }) => id);
  const count = ids.filter((id) => chosen.has(id)).length;
  if (ids.length === 0) {
    return null;
  }
  return (
    <Checkbox
      // Lines up with the check boxes of the cards below.
      className="pl-3.5 text-ink-2 text-sm print:hidden"
      ref={(box) => {
        if (box !== null) {
          box.indeterminate = count > 0 && count < ids.length;
        }
      }}
      label={
        <>
          {group.more ? say('The first {count}', { count: ids.length }) : say('All {count}', { count: ids.length })}
          <span className="sr-only"> ({nameOf(group, say)})</span>
          {count === 0 ? null : <> · {say('{count} chosen', { count })}</>}
        </>
      }
      checked={count === ids.length}
      onChange={(event) => (event.target.checked ? chosen.choose(ids) : chosen.leaveOut(ids))}
    />
  );
}

/** The same tasks as a list, which has filters and no end. Unrouted work has no address there. */
function ListLink({ group, unit }: Pick<BoardGroupProps, 'group' | 'unit'>) {
  const say = useSay();
  const { kind, owner, open, tasks, more } = group;
  const rest = more ? open - tasks.length : 0;
  if (open === 0 || kind === 'unrouted') {
    return rest === 0 ? null : (
      <p className="text-ink-2 text-sm">{say('{count} more not shown here', { count: rest })}</p>
    );
  }
  const filter =
    kind === 'person'
      ? { owner: owner?.reference ?? 'any' }
      : { owner: 'none', unit: unit === undefined ? [] : [unitIdOf(unit)] };
  return (
    <Link
      href={`/worklist?${toSearchParams(filter).toString()}`}
      prefetch={false}
      className="ml-auto inline-flex min-h-8 items-center rounded-md px-2 font-semibold text-accent text-sm underline-offset-2 hover:underline"
    >
      {rest === 0 ? say('Open as a list') : say('{count} more not shown here: open the list', { count: rest })}
      <span className="sr-only"> ({nameOf(group, say)})</span>
    </Link>
  );
}

function nameOf({ kind, owner }: Group, say: Say): string {
  return kind === 'person' ? (owner?.display ?? say('Somebody')) : say(NOBODYS[kind].title);
}

const EMPTY_WORDS: Record<Group['kind'], string> = {
  person: words('No open task that you may see.'),
  unclaimed: words('No task that you may see waits for somebody.'),
  unrouted: words('Every task reaches somebody.'),
};
