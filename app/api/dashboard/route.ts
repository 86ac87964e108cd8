import { readDashboard } from '@/lib/server/dashboard/read-dashboard';
import { handle } from '@/lib/server/http/handle';

export const GET = handle({ permission: 'dashboard:read', run: ({ actor, now }) => readDashboard(actor, { now }) });
