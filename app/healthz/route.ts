import { handle } from '@/lib/server/http/handle';

/** The process answers; what it depends on is asked at /readyz. */
export const GET = handle({ permission: 'public', run: () => ({ status: 'ok' }) });
