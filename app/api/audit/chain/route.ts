import { readChain } from '@/lib/server/auditor/read-chain';
import { handle } from '@/lib/server/http/handle';

export const GET = handle({ permission: 'audit:read', run: ({ now }) => readChain({ now }) });
