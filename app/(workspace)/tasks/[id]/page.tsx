import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReadAt } from '@/components/shell/live';
import { TaskScreen } from '@/components/task/task-screen';
import { taskQuery } from '@/lib/client/task-query';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { IdParams } from '@/lib/domain/fhir/id-params';
import { requireActor } from '@/lib/server/access/require-actor';
import { pagePosition } from '@/lib/server/realtime/page-position';
import { readTaskPage } from '@/lib/server/tasks/read-task-page';

// A title somebody typed may name a patient, and the title of a page is seen by others.
export const metadata: Metadata = { title: 'Task' };

export default async function TaskRoute({ params }: PageProps<'/tasks/[id]'>) {
  const actor = await requireActor('task:read');
  const parsed = IdParams.safeParse(await params);
  if (!parsed.success) {
    notFound();
  }
  const { id } = parsed.data;
  const queryClient = new QueryClient();
  const page = await readTaskPage(actor, id, { now: new Date() }).catch((error: unknown) => {
    if (error instanceof NotVisibleError) {
      notFound();
    }
    throw error;
  });
  queryClient.setQueryData(taskQuery(id).queryKey, page);

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ReadAt position={await pagePosition()} />
      <TaskScreen key={id} id={id} />
    </HydrationBoundary>
  );
}
