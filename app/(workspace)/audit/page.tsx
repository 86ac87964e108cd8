import type { Metadata } from 'next';
import { AuditScreen } from '@/components/audit/audit-screen';
import { words } from '@/lib/domain/words/said';
import { requireActor } from '@/lib/server/access/require-actor';
import { listActors } from '@/lib/server/auditor/list-actors';
import { pageSay } from '@/lib/server/page-say';

const TITLE = words('Audit');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageSay())(TITLE) };
}

export default async function AuditRoute() {
  await requireActor('audit:read');
  return <AuditScreen actors={await listActors()} />;
}
