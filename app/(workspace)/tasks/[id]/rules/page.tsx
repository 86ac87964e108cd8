import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RulesPage } from '@/components/task/rules-page';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { IdParams } from '@/lib/domain/fhir/id-params';
import { requireActor } from '@/lib/server/access/require-actor';
import { explainRules } from '@/lib/server/tasks/explain-rules';

export const metadata: Metadata = { title: 'Who may do what' };

export default async function RulesRoute({ params, searchParams }: PageProps<'/tasks/[id]/rules'>) {
  const actor = await requireActor('task:read');
  const parsed = IdParams.safeParse(await params);
  const { person } = await searchParams;
  if (!parsed.success || Array.isArray(person)) {
    notFound();
  }
  const { id } = parsed.data;
  const rules = await explainRules(actor, { id, person }, { now: new Date() }).catch((error: unknown) => {
    throw error instanceof NotVisibleError ? notFound() : error;
  });
  return <RulesPage id={id} rules={rules} />;
}
