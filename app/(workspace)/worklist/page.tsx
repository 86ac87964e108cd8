import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ReadAt } from '@/components/shell/live';
import { UnknownFilter } from '@/components/worklist/unknown-filter';
import { loadedListQuery } from '@/lib/client/loaded-list-query';
import { savedViewsQuery } from '@/lib/client/saved-views-query';
import { hasPermission } from '@/lib/domain/access/permission';
import { loadedListOf } from '@/lib/domain/worklist/loaded-list';
import { viewOf, viewWords } from '@/lib/domain/worklist/view-words';
import { listedBy, placeOf, unknownParts, WorklistAddress } from '@/lib/domain/worklist/worklist-address';
import { getPageActor, requireActor } from '@/lib/server/access/require-actor';
import { pagePosition } from '@/lib/server/realtime/page-position';
import { listWorklist } from '@/lib/server/worklist/list-worklist';
import { listSavedViews } from '@/lib/server/worklist/saved-views';

import { ListAndTask } from './list-and-task';

const PAGE_ROWS = 50;

export async function generateMetadata({ searchParams }: PageProps<'/worklist'>): Promise<Metadata> {
  const address = WorklistAddress.safeParse(await searchParams);
  const view = address.success ? viewOf(placeOf(address.data).filter) : undefined;
  const actor = view === undefined ? undefined : await getPageActor();
  return { title: view === undefined ? 'Tasks' : viewWords(view, actor?.accessRole ?? 'clinician') };
}

export default async function WorklistPage({ searchParams }: PageProps<'/worklist'>) {
  const actor = await requireActor('task:read');
  const address = WorklistAddress.safeParse(await searchParams);
  if (!address.success) {
    return <UnknownFilter names={unknownParts(address.error)} />;
  }
  const place = placeOf(address.data);
  const queryClient = new QueryClient();
  const page = await listWorklist(
    actor,
    { ...place.filter, order: place.order, limit: PAGE_ROWS },
    { now: new Date() },
  );
  queryClient.setQueryData(loadedListQuery(listedBy(place)).queryKey, loadedListOf(page));
  if (place.view !== undefined) {
    queryClient.setQueryData(savedViewsQuery().queryKey, await listSavedViews(actor, { now: new Date() }));
  }

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ReadAt position={await pagePosition()} />
      <ListAndTask
        place={place}
        mayCreate={hasPermission(actor, 'task:create')}
        mayAct={hasPermission(actor, 'task:act')}
        accessRole={actor.accessRole}
      />
    </HydrationBoundary>
  );
}
