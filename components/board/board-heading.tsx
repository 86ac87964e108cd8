'use client';

import type { RefObject } from 'react';
import { AsOf } from '@/components/clinical/as-of';
import { useSay } from '@/components/ui/say';
import type { Board } from '@/lib/domain/board/board';
import { type ChooseRight, RIGHT_WORDS } from './choose-right';
import { UnitChoice } from './unit-choice';

type BoardHeadingProps = {
  board: Board;
  right: ChooseRight;
  isFetching: boolean;
  titleRef: RefObject<HTMLHeadingElement | null>;
  startTransition: (change: () => void) => void;
};

/** Which board this is, how much stands on it, how fresh it is, and what the reader can do here. */
export function BoardHeading({ board, right, isFetching, titleRef, startTransition }: BoardHeadingProps) {
  const say = useSay();
  const open = board.columns.reduce((sum, column) => sum + column.open, 0);
  const overdue = board.columns.reduce((sum, column) => sum + column.overdue, 0);
  return (
    <div className="sticky top-top z-20 border-line border-b bg-surface px-4 py-2 small:static print:static">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
        <h1 ref={titleRef} tabIndex={-1} className="font-bold text-xl tracking-tight outline-none">
          {say('Board')}
        </h1>
        <p className="text-ink-2 text-sm">
          {board.unit?.display ?? (board.units.length === 0 ? say('No unit') : say('Unrouted'))} ·{' '}
          <span className="font-semibold">{say('{count} open', { count: open })}</span>
          {overdue === 0 ? null : (
            <span className="font-semibold text-late"> · {say('{count} late', { count: overdue })}</span>
          )}
          <AsOf at={board.asOf} className="text-ink-3 before:content-['_·_']" />
          <span aria-hidden="true" className={isFetching ? 'text-ink-3 max-sm:hidden' : 'invisible max-sm:hidden'}>
            {' '}
            · {say('looking…')}
          </span>
        </p>
        <div className="sm:ml-auto">
          <UnitChoice board={board} startTransition={startTransition} />
        </div>
      </div>
      <p className="text-ink-3 text-sm print:hidden">
        {say(RIGHT_WORDS[right])} {/* Whoever sees every unit sees everybody's work whole. */}
        {right === 'none' ? '' : say('Only tasks that you may see are counted.')}
      </p>
    </div>
  );
}
