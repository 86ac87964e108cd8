import { PasswordChange } from '@/lib/domain/access/password';
import { requireSession } from '@/lib/server/access/actor-of-request';
import { changePassword } from '@/lib/server/access/change-password';
import { clientAddressOf } from '@/lib/server/access/client-address';
import { sessionCookie } from '@/lib/server/access/session-cookie';
import { handle } from '@/lib/server/http/handle';

export const POST = handle({
  permission: 'signed-in',
  body: PasswordChange,
  run: async ({ body, request, now }) => {
    const session = await requireSession(request, now);
    const userAgent = request.headers.get('user-agent') ?? '';
    const token = await changePassword({ session, change: body, address: clientAddressOf(request), userAgent, now });
    return new Response(null, { status: 204, headers: { 'set-cookie': sessionCookie(token) } });
  },
});
