import { LinkUse } from '@/lib/domain/access/one-time-link';
import { followLink } from '@/lib/server/access/follow-link';
import { handle } from '@/lib/server/http/handle';

export const POST = handle({ permission: 'public', body: LinkUse, run: ({ body, now }) => followLink(body, now) });
