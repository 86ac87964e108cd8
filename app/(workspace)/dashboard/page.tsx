import type { Metadata } from 'next';
import { DashboardScreen } from '@/components/dashboard/dashboard-screen';
import { requireActor } from '@/lib/server/access/require-actor';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage() {
  await requireActor('dashboard:read');
  return <DashboardScreen />;
}
