'use client';

import { useRouter } from 'next/navigation';
import { useCommands } from '@/lib/client/use-commands';
import type { Board } from '@/lib/domain/board/board';
import { unitIdOf } from './board-address';

/** The other boards, in the command menu. */
export function useBoardCommands(board: Board | undefined) {
  const router = useRouter();
  const others = board?.units.filter(({ reference }) => reference !== board.unit?.reference) ?? [];
  useCommands(
    others.map(({ reference, display }) => ({
      id: `board.unit.${reference}`,
      group: 'list' as const,
      label: `Board of ${display}`,
      words: 'unit',
      run: () => router.push(`/board?${new URLSearchParams({ unit: unitIdOf(reference) }).toString()}`),
    })),
  );
}
