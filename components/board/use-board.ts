'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { boardQuery } from '@/lib/client/board-query';
import type { BoardColumn } from '@/lib/domain/board/board';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { standsBeside, UNROUTED } from './board-address';

/** A group of tasks on the screen: somebody's, nobody's on this unit, or nobody's at all. */
export type Group = BoardColumn & { key: string; kind: 'person' | 'unclaimed' | 'unrouted' };

const NO_COLUMNS: readonly BoardColumn[] = [];

/** The board of a unit; unrouted work stands beside it wherever there is any that the reader may see. */
export function useBoard(unit: string) {
  const board = useQuery(boardQuery(unit));
  const isUnrouted = board.data?.unit === null;
  const unrouted = useQuery({ ...boardQuery(UNROUTED), enabled: board.data !== undefined && standsBeside(board.data) });

  const columns = board.data?.columns ?? NO_COLUMNS;
  const beside = isUnrouted ? NO_COLUMNS : (unrouted.data?.columns ?? NO_COLUMNS);
  const groups = useMemo(
    () => [
      ...columns.map((column) => groupOf(column, isUnrouted ? 'unrouted' : 'unclaimed')),
      ...beside.filter(({ open }) => open > 0).map((column) => groupOf(column, 'unrouted')),
    ],
    [columns, beside, isUnrouted],
  );
  const rows = useMemo(
    () => new Map<string, WorklistRow>(groups.flatMap(({ tasks }) => tasks.map((row) => [row.id, row]))),
    [groups],
  );
  return { board, unrouted, groups: useMemo(() => nobodysFirst(groups), [groups]), rows };
}

function groupOf(column: BoardColumn, kindOfNobodys: 'unclaimed' | 'unrouted'): Group {
  return column.owner === null
    ? { ...column, key: kindOfNobodys, kind: kindOfNobodys }
    : { ...column, key: column.owner.reference, kind: 'person' };
}

function nobodysFirst(groups: readonly Group[]): readonly Group[] {
  return [...groups.filter(({ kind }) => kind !== 'person'), ...groups.filter(({ kind }) => kind === 'person')];
}
