import { SignIn } from '@/lib/domain/access/session';
import { UnauthenticatedError } from '@/lib/domain/fhir/errors';
import { requireSession } from '@/lib/server/access/actor-of-request';
import { clientAddressOf } from '@/lib/server/access/client-address';
import { sessionAnswerOf } from '@/lib/server/access/session-answer';
import { endedSessionCookie, sessionCookie, sessionTokenOf } from '@/lib/server/access/session-cookie';
import { readSession } from '@/lib/server/access/sessions';
import { signIn } from '@/lib/server/access/sign-in';
import { signOut } from '@/lib/server/access/sign-out';
import { handle } from '@/lib/server/http/handle';

export const GET = handle({
  permission: 'signed-in',
  run: async ({ request, now }) => sessionAnswerOf(await requireSession(request, now), now),
});

export const POST = handle({
  permission: 'public',
  body: SignIn,
  run: async ({ body, request, now }) => {
    const userAgent = request.headers.get('user-agent') ?? '';
    const token = await signIn({
      ...body,
      address: clientAddressOf(request),
      userAgent,
      replaces: sessionTokenOf(request),
      now,
    });
    const session = await readSession({ token, now, activity: 'ignored' });
    if (session === undefined) {
      throw new UnauthenticatedError();
    }
    return Response.json(await sessionAnswerOf(session, now), { headers: { 'set-cookie': sessionCookie(token) } });
  },
});

export const DELETE = handle({
  permission: 'public',
  run: async ({ request, now }) => {
    const token = sessionTokenOf(request);
    if (token !== undefined) {
      await signOut({ token, now });
    }
    return new Response(null, { status: 204, headers: { 'set-cookie': endedSessionCookie() } });
  },
});
