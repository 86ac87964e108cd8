'use client';

import { type RefObject, useEffect, useState } from 'react';
import type { ListItem } from './list-items';
import { rowLinkId } from './row-link-id';

/** Puts the focus on the row of a task, where it stands in the page. */
export function focusRow(id: string): void {
  document.getElementById(rowLinkId(id))?.focus();
}

/** To the row after one that was acted on, or before it where it was the last: it is done with. */
export function focusRowAfter(id: string, items: readonly ListItem[]): void {
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.key] : []));
  const at = rows.indexOf(id);
  focusRow(rows[at + 1] ?? rows[at - 1] ?? id);
}

/** The number of the item that has the focus, -1 for none: it stays in the page wherever that is scrolled to. */
export function useFocusedItem(list: RefObject<HTMLElement | null>, items: readonly ListItem[]): number {
  const [focused, setFocused] = useState<string>();
  useEffect(() => {
    const element = list.current;
    const note = ({ target }: FocusEvent) => {
      const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
      setFocused(row?.dataset.row);
    };
    element?.addEventListener('focusin', note);
    return () => element?.removeEventListener('focusin', note);
  }, [list]);
  return focused === undefined ? -1 : items.findIndex(({ key }) => key === focused);
}
