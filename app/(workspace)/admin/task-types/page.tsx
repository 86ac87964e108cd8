import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TypesRefused } from '@/components/task-types/types-refused';
import { TypesScreen } from '@/components/task-types/types-screen';
import { taskTypeListQuery } from '@/lib/client/task-type-settings-query';
import { hasPermission } from '@/lib/domain/access/permission';
import { words } from '@/lib/domain/words/said';
import { requireActor } from '@/lib/server/access/require-actor';
import { pageSay } from '@/lib/server/page-say';
import { listTaskTypes } from '@/lib/server/task-types/list-task-types';

const TITLE = words('Task types');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageSay())(TITLE) };
}

export default async function TaskTypesPage() {
  const actor = await requireActor('task:read');
  if (!hasPermission(actor, 'task-type:administer')) {
    return <TypesRefused />;
  }
  const queryClient = new QueryClient();
  queryClient.setQueryData(taskTypeListQuery().queryKey, await listTaskTypes());

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <TypesScreen />
    </HydrationBoundary>
  );
}
