import type { Metadata } from 'next';
import { TypeScreen } from '@/components/task-types/type-screen';
import { TypesRefused } from '@/components/task-types/types-refused';
import { hasPermission } from '@/lib/domain/access/permission';
import { requireActor } from '@/lib/server/access/require-actor';

export const metadata: Metadata = { title: 'Task type' };

export default async function TaskTypePage({ params }: PageProps<'/admin/task-types/[id]'>) {
  const actor = await requireActor('task:read');
  if (!hasPermission(actor, 'task-type:administer')) {
    return <TypesRefused />;
  }
  const { id } = await params;
  return <TypeScreen id={id} copyOf={undefined} />;
}
