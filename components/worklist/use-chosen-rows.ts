'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import type { ListedRow } from '@/lib/domain/worklist/loaded-list';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** Which tasks of a list are chosen, shown on the screen or not; those of another list are none of its own. */
export type Chosen = {
  picked: ReadonlyMap<string, WorklistRow>;
  set: (rows: readonly WorklistRow[]) => void;
};

const NONE: ReadonlyMap<string, WorklistRow> = new Map();

/** What is chosen in the list of this name. */
export function useChosen(list: string): Chosen {
  const [state, setState] = useState({ list, picked: NONE });
  const set = useCallback(
    (rows: readonly WorklistRow[]) => setState({ list, picked: new Map(rows.map((row) => [row.id, row])) }),
    [list],
  );
  return { picked: state.list === list ? state.picked : NONE, set };
}

/** The chosen rows as the list has them now, and what a press on a box does. */
export function useChosenRows({ picked, set }: Chosen, listed: readonly ListedRow[]) {
  const last = useRef<string>(undefined);
  const byId = useMemo(() => new Map(listed.map((each) => [each.row.id, each])), [listed]);
  const standing = [...picked.values()].filter(({ id }) => byId.get(id)?.standing !== 'gone');
  const chosen = standing.map((row) => byId.get(row.id)?.row ?? row);

  /** With Shift also everything between the box and the one pressed before. */
  function press(id: string, { isOn, isRange }: { isOn: boolean; isRange: boolean }) {
    const pressed = new Set(isRange ? between(listed, last.current, id) : [id]);
    last.current = id;
    const others = chosen.filter((row) => !pressed.has(row.id));
    set(isOn ? [...others, ...listed.flatMap(({ row }) => (pressed.has(row.id) ? [row] : []))] : others);
  }

  return { chosen, gone: picked.size - standing.length, press };
}

function between(listed: readonly ListedRow[], from: string | undefined, to: string): readonly string[] {
  const ids = listed.map(({ row }) => row.id);
  const [first = 0, end = 0] = [ids.indexOf(from ?? to), ids.indexOf(to)].sort((one, other) => one - other);
  return first < 0 ? [to] : ids.slice(first, end + 1);
}
