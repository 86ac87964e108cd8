import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TypesRefused } from '@/components/task-types/types-refused';
import { TypesScreen } from '@/components/task-types/types-screen';
import { taskTypeListQuery } from '@/lib/client/task-type-settings-query';
import { hasPermission } from '@/lib/domain/access/permission';
import { requireActor } from '@/lib/server/access/require-actor';
import { listTaskTypes } from '@/lib/server/task-types/list-task-types';

export const metadata: Metadata = { title: 'Task types' };

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
