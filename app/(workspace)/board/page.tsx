import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Board } from '@/components/board/board';
import { BoardAddress, standsBeside, UNROUTED } from '@/components/board/board-address';
import { chooseRightOf } from '@/components/board/choose-right';
import { UnknownBoard } from '@/components/board/unknown-board';
import { ReadAt } from '@/components/shell/live';
import { boardQuery } from '@/lib/client/board-query';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { requireActor } from '@/lib/server/access/require-actor';
import { readBoard } from '@/lib/server/board/read-board';
import { pagePosition } from '@/lib/server/realtime/page-position';

export const metadata: Metadata = { title: 'Board' };

export default async function BoardPage({ searchParams }: PageProps<'/board'>) {
  const actor = await requireActor('board:read');
  const address = BoardAddress.safeParse(await searchParams);
  if (!address.success) {
    return <UnknownBoard />;
  }
  const { unit } = address.data;
  const now = new Date();
  const board = await readBoard(actor, unit, { now }).catch(undefinedIfNotVisible);
  if (board === undefined) {
    return <UnknownBoard />;
  }
  const queryClient = new QueryClient();
  queryClient.setQueryData(boardQuery(unit ?? '').queryKey, board);
  if (standsBeside(board)) {
    queryClient.setQueryData(boardQuery(UNROUTED).queryKey, await readBoard(actor, UNROUTED, { now }));
  }

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ReadAt position={await pagePosition()} />
      {/* Another unit is another board: what was chosen belongs to the one before. */}
      <Board key={unit} unit={unit ?? ''} right={chooseRightOf(actor)} />
    </HydrationBoundary>
  );
}

function undefinedIfNotVisible(error: unknown): undefined {
  if (!(error instanceof NotVisibleError)) {
    throw error;
  }
}
