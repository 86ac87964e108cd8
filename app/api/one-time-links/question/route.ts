import { LinkQuestion } from '@/lib/domain/access/one-time-link';
import { readLink } from '@/lib/server/access/one-time-links';
import { handle } from '@/lib/server/http/handle';

export const POST = handle({
  permission: 'public',
  body: LinkQuestion,
  run: ({ body, now }) => readLink({ token: body.token, now }),
});
