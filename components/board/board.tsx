'use client';

import { useRef, useTransition } from 'react';
import { BulkBar } from '@/components/bulk/bulk-bar';
import { ReadFailure } from '@/components/clinical/read-failure';
import { classNames } from '@/components/ui/class-names';
import { EmptyState } from '@/components/ui/empty-state';
import { useSay } from '@/components/ui/say';
import { SkeletonRows } from '@/components/ui/skeleton';
import { BoardGroup } from './board-group';
import { BoardHeading } from './board-heading';
import type { ChooseRight } from './choose-right';
import { useBoard } from './use-board';
import { useBoardCommands } from './use-board-commands';
import { useChosen } from './use-chosen';

/** Who has what on a unit, and what nobody has; tasks are chosen here and handed over. */
export function Board({ unit, right }: { unit: string; right: ChooseRight }) {
  const say = useSay();
  const [isMoving, startTransition] = useTransition();
  const title = useRef<HTMLHeadingElement>(null);
  const { board, unrouted, groups, rows } = useBoard(unit);
  const chosen = useChosen(rows);
  useBoardCommands(board.data);

  const failed = [board, unrouted].find((read) => read.isError);
  if (board.data === undefined) {
    return board.error === null ? (
      <SkeletonRows label={say('The board is being read…')} />
    ) : (
      <ReadFailure what={say('The board')} error={board.error} asOf={undefined} onRetry={() => void board.refetch()} />
    );
  }
  return (
    <>
      <BoardHeading
        board={board.data}
        right={right}
        isFetching={board.isFetching}
        titleRef={title}
        startTransition={startTransition}
      />
      {failed === undefined ? null : (
        <ReadFailure
          what={failed === board ? say('The board') : say('Unrouted work')}
          error={failed.error}
          asOf={failed.data?.asOf}
          onRetry={() => void failed.refetch()}
        />
      )}
      {board.data.columns.length === 0 ? (
        <EmptyState title={say('You work on no unit')}>
          {say('A board belongs to a unit. Ask your administrator to give you a role at one.')}
        </EmptyState>
      ) : null}
      <div
        aria-busy={isMoving}
        className={classNames(
          'grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] items-start gap-3 bg-canvas p-4',
          isMoving && 'opacity-60',
        )}
      >
        {groups.map((group) => (
          <BoardGroup
            key={group.key}
            group={group}
            unit={board.data.unit?.reference}
            most={Math.max(...groups.map(({ open }) => open))}
            right={right}
            chosen={chosen}
          />
        ))}
      </div>
      {right === 'none' ? null : (
        <BulkBar
          chosen={chosen.rows}
          gone={chosen.gone}
          onChosen={(left) => chosen.only(left.map(({ id }) => id))}
          finalFocus={title}
        />
      )}
    </>
  );
}
