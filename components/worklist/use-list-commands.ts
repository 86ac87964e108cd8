'use client';

import { useAnnounce } from '@/components/ui/live-region';
import { useUndoKeys } from '@/components/ui/use-undo-keys';
import type { Command } from '@/lib/client/command-registry';
import { useCommands } from '@/lib/client/use-commands';
import type { ListedRow } from '@/lib/domain/worklist/loaded-list';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import type { ListItem } from './list-items';
import { rowLinkId } from './row-link-id';
import { focusRow } from './use-focus-row';

type Offered = {
  items: readonly ListItem[];
  /** The task that stands open beside the list. */
  openTask: string | undefined;
  claim: (row: WorklistRow) => void;
  /** Takes the last claim back; undefined where there is none to take back. */
  undo: (() => void) | undefined;
};

/** What the list keys do. They act on the row that has the focus and on no other; what needs no row stands in the command menu too. */
export function useListCommands({ items, openTask, claim, undo }: Offered) {
  const announce = useAnnounce();
  useUndoKeys(undo);
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.listed] : []));

  function move(step: 1 | -1) {
    const at = rows.findIndex(({ row }) => row.id === (focusedRow() ?? openTask));
    const next = at < 0 ? rows[0] : rows[at + step];
    return next === undefined
      ? announce(step === 1 ? 'This is the last row.' : 'This is the first row.')
      : focusRow(next.row.id);
  }

  function onRow(act: (listed: ListedRow) => void) {
    const id = focusedRow();
    const listed = rows.find(({ row }) => row.id === id);
    return listed === undefined ? announce('Go to a row first.') : act(listed);
  }

  function claimRow({ row, standing }: ListedRow) {
    return row.claimable && standing !== 'gone' ? claim(row) : announce('This task cannot be claimed.');
  }

  useCommands([
    rowKey('next-row', () => move(1)),
    rowKey('previous-row', () => move(-1)),
    rowKey('open', () => onRow(({ row }) => document.getElementById(rowLinkId(row.id))?.click())),
    rowKey('choose', () => onRow(({ row }) => boxOf(row.id)?.click())),
    rowKey('claim', () => onRow(claimRow)),
    {
      id: 'list.undo',
      group: 'list',
      label: 'Take the last claim back',
      listKey: 'undo',
      enabled: undo !== undefined,
      run: () => undo?.(),
    },
    {
      id: 'list.filters',
      group: 'list',
      label: 'Go to the filters',
      listKey: 'filters',
      run: focusFilters,
    },
  ]);
}

function rowKey(listKey: NonNullable<Command['listKey']>, run: () => void): Command {
  return { id: `list.${listKey}`, group: 'list', label: listKey, listKey, isKeyOnly: true, run };
}

/** To the first condition, or where they are folded away to what unfolds them. */
function focusFilters() {
  const buttons = [...document.querySelectorAll<HTMLElement>('#filters button')];
  buttons.find((button) => button.checkVisibility())?.focus();
}

function focusedRow(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset.row;
}

function boxOf(id: string): HTMLElement | null | undefined {
  return document
    .getElementById(rowLinkId(id))
    ?.closest('[data-row]')
    ?.querySelector<HTMLElement>('input[type="checkbox"]');
}
