'use client';

import { useRouter } from 'next/navigation';
import { CONTROL_BOX } from '@/components/ui/field';
import { useSay } from '@/components/ui/say';
import type { Board } from '@/lib/domain/board/board';
import { UNROUTED, unitIdOf } from './board-address';

type UnitChoiceProps = { board: Board; startTransition: (change: () => void) => void };

/** Which unit's board; the choice stands in the address. */
export function UnitChoice({ board, startTransition }: UnitChoiceProps) {
  const say = useSay();
  const router = useRouter();
  if (board.units.length < 2) {
    return null;
  }
  return (
    <label className="flex items-center gap-2 text-ink-2 text-sm print:hidden">
      {say('Unit')}
      <select
        className={CONTROL_BOX}
        value={board.unit?.reference ?? UNROUTED}
        onChange={({ target }) => {
          const unit = unitIdOf(target.value);
          startTransition(() => router.push(`/board?${new URLSearchParams({ unit }).toString()}`, { scroll: false }));
        }}
      >
        {board.units.map(({ reference, display }) => (
          <option key={reference} value={reference}>
            {display}
          </option>
        ))}
      </select>
    </label>
  );
}
