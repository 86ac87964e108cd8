'use client';

import { useRouter } from 'next/navigation';
import { useSay } from '@/components/ui/say';
import { useCommands } from '@/lib/client/use-commands';
import type { Board } from '@/lib/domain/board/board';
import { unitIdOf } from './board-address';

/** The other boards, in the command menu. */
export function useBoardCommands(board: Board | undefined) {
  const say = useSay();
  const router = useRouter();
  const others = board?.units.filter(({ reference }) => reference !== board.unit?.reference) ?? [];
  useCommands(
    others.map(({ reference, display }) => ({
      id: `board.unit.${reference}`,
      group: 'list' as const,
      label: say('Board of {unit}', { unit: display }),
      words: say('unit'),
      run: () => router.push(`/board?${new URLSearchParams({ unit: unitIdOf(reference) }).toString()}`),
    })),
  );
}
