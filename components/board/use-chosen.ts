'use client';

import { useMemo, useState } from 'react';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

export type Chosen = {
  /** The chosen tasks as they stand on the board now. */
  rows: readonly WorklistRow[];
  has: (id: string) => boolean;
  /** Chosen once, but no longer on the board. */
  gone: number;
  choose: (ids: readonly string[]) => void;
  leaveOut: (ids: readonly string[]) => void;
  /** These and no others. */
  only: (ids: readonly string[]) => void;
};

/** Which tasks of the board are chosen. Only ids are kept: what they are is always what the board says now. */
export function useChosen(board: ReadonlyMap<string, WorklistRow>): Chosen {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => [...board.values()].filter(({ id }) => ids.has(id)), [board, ids]);
  return {
    rows,
    has: (id) => ids.has(id),
    gone: ids.size - rows.length,
    choose: (more) => setIds((last) => new Set([...last, ...more])),
    leaveOut: (fewer) => setIds((last) => new Set([...last].filter((id) => !fewer.includes(id)))),
    only: (these) => setIds(new Set(these)),
  };
}
