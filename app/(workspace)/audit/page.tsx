import type { Metadata } from 'next';
import { AuditScreen } from '@/components/audit/audit-screen';
import { requireActor } from '@/lib/server/access/require-actor';
import { listActors } from '@/lib/server/auditor/list-actors';

export const metadata: Metadata = { title: 'Audit' };

export default async function AuditRoute() {
  await requireActor('audit:read');
  return <AuditScreen actors={await listActors()} />;
}
