import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Board } from '@/components/board/board';
import { BoardAddress, standsBeside, UNROUTED } from '@/components/board/board-address';
import { chooseRightOf } from '@/components/board/choose-right';
import { UnknownBoard } from '@/components/board/unknown-board';
import { ReadAt } from '@/components/shell/live';
import { boardQuery } from '@/lib/client/board-query';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';
import { requireActor } from '@/lib/server/access/require-actor';
import { readBoard } from '@/lib/server/board/read-board';
import { pageSay } from '@/lib/server/page-say';
import { pagePosition } from '@/lib/server/realtime/page-position';

const TITLE = words('Board');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageSay())(TITLE) };
}

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
