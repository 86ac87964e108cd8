import { clientAddressOf } from '@/lib/server/access/client-address';
import { answerTokenRequest } from '@/lib/server/access/token-request';
import { handle } from '@/lib/server/http/handle';
import { readForm } from '@/lib/server/http/read-body';

export const POST = handle({
  permission: 'public',
  run: async ({ request, now }) =>
    answerTokenRequest({
      form: await readForm(request),
      authorization: request.headers.get('authorization'),
      address: clientAddressOf(request),
      now,
    }),
});
