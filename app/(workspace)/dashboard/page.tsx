import type { Metadata } from 'next';
import { DashboardScreen } from '@/components/dashboard/dashboard-screen';
import { words } from '@/lib/domain/words/said';
import { requireActor } from '@/lib/server/access/require-actor';
import { pageSay } from '@/lib/server/page-say';

const TITLE = words('Dashboard');

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageSay())(TITLE) };
}

export default async function DashboardPage() {
  await requireActor('dashboard:read');
  return <DashboardScreen />;
}
