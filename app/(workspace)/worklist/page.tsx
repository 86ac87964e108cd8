import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { UnknownFilter } from '@/components/worklist/unknown-filter';
import { Worklist } from '@/components/worklist/worklist';
import { worklistQuery } from '@/lib/client/worklist-query';
import { hasPermission } from '@/lib/domain/access/permission';
import { viewOf, viewWords } from '@/lib/domain/worklist/view-words';
import { placeOf, WorklistAddress } from '@/lib/domain/worklist/worklist-address';
import { getPageActor, requireActor } from '@/lib/server/access/require-actor';
import { listWorklist } from '@/lib/server/worklist/list-worklist';

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
    return <UnknownFilter />;
  }
  const place = placeOf(address.data);
  const queryClient = new QueryClient();
  const page = await listWorklist(actor, { ...place.filter, limit: PAGE_ROWS }, { now: new Date() });
  queryClient.setQueryData(worklistQuery(place.filter).queryKey, { pages: [page], pageParams: [null] });

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <Worklist place={place} mayCreate={hasPermission(actor, 'task:create')} accessRole={actor.accessRole} />
    </HydrationBoundary>
  );
}
