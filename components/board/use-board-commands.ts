'use client';

import { useRouter } from 'next/navigation';
import { useCommands } from '@/lib/client/use-commands';
import type { Board } from '@/lib/domain/board/board';
import { unitIdOf } from './board-address';
import type { Chosen } from './use-chosen';

type Offered = { board: Board | undefined; chosen: Chosen; onHandOver: () => void };

/** The other boards, and what can be done with the chosen tasks, in the command menu. */
export function useBoardCommands({ board, chosen, onHandOver }: Offered) {
  const router = useRouter();
  const others = board?.units.filter(({ reference }) => reference !== board.unit?.reference) ?? [];
  const howMany = chosen.rows.length;
  useCommands([
    {
      id: 'board.hand-over',
      group: 'list',
      label: howMany === 1 ? 'Hand over the chosen task…' : `Hand over the ${howMany} chosen tasks…`,
      enabled: howMany > 0,
      run: onHandOver,
    },
    { id: 'board.choose-none', group: 'list', label: 'Choose none', enabled: howMany > 0, run: chosen.clear },
    ...others.map(({ reference, display }) => ({
      id: `board.unit.${reference}`,
      group: 'list' as const,
      label: `Board of ${display}`,
      words: 'unit',
      run: () => router.push(`/board?${new URLSearchParams({ unit: unitIdOf(reference) }).toString()}`),
    })),
  ]);
}
