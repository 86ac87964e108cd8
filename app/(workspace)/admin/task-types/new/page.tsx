import type { Metadata } from 'next';
import { TypeScreen } from '@/components/task-types/type-screen';
import { TypesRefused } from '@/components/task-types/types-refused';
import { hasPermission } from '@/lib/domain/access/permission';
import { RESOURCE_ID } from '@/lib/domain/fhir/resource-id';
import { requireActor } from '@/lib/server/access/require-actor';

export const metadata: Metadata = { title: 'New task type' };

export default async function NewTaskTypePage({ searchParams }: PageProps<'/admin/task-types/new'>) {
  const actor = await requireActor('task:read');
  if (!hasPermission(actor, 'task-type:administer')) {
    return <TypesRefused />;
  }
  const { copy } = await searchParams;
  const isId = typeof copy === 'string' && RESOURCE_ID.test(copy);
  return <TypeScreen id={undefined} copyOf={isId ? copy : undefined} />;
}
