'use client';

import { useMemo, useRef, useState } from 'react';
import type { ListedRow } from '@/lib/domain/worklist/loaded-list';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** Which rows of the list are chosen. Only ids are kept: what they are is what the list says now. */
export function useChosenRows(rows: readonly ListedRow[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string>(undefined);
  const chosen = useMemo(
    () => rows.flatMap(({ row, standing }): WorklistRow[] => (ids.has(row.id) && standing !== 'gone' ? [row] : [])),
    [rows, ids],
  );

  /** One box was pressed; with Shift also everything between it and the box pressed before. */
  function press(id: string, { isOn, isRange }: { isOn: boolean; isRange: boolean }) {
    const pressed = isRange ? between(rows, last.current, id) : [id];
    last.current = id;
    setIds((before) => {
      const after = new Set(before);
      for (const each of pressed) {
        if (isOn) {
          after.add(each);
        } else {
          after.delete(each);
        }
      }
      return after;
    });
  }

  return { chosen, ids, press, set: (more: readonly string[]) => setIds(new Set(more)) };
}

function between(rows: readonly ListedRow[], from: string | undefined, to: string): readonly string[] {
  const ids = rows.map(({ row }) => row.id);
  const ends = [ids.indexOf(from ?? to), ids.indexOf(to)].sort((one, other) => one - other);
  const [first = 0, end = 0] = ends;
  return first < 0 ? [to] : ids.slice(first, end + 1);
}
