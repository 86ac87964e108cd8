import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { ForbiddenError, UnauthenticatedError } from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';
import { askingOf } from './asking';
import { assertSameOrigin } from './same-origin';
import { sessionTokenOf } from './session-cookie';
import { type LiveSession, readSession } from './sessions';
import { actorOfToken } from './tokens';

/** A request that a screen makes by itself says so in this header; it does not keep a session awake. */
export const BACKGROUND_HEADER = 'taskward-background';

/**
 * Who makes a request: on /fhir a bearer token or a signed-in person, anywhere else a signed-in person. With a session,
 * an unsafe method must come from our own pages. @throws UnauthenticatedError, ForbiddenError
 */
export async function actorOfRequest(request: Request, options: { now?: Date } = {}): Promise<Actor> {
  const now = options.now ?? new Date();
  const token = isFhir(request) ? bearerOf(request) : undefined;
  if (token !== undefined) {
    const agent = await actorOfToken({ token, now });
    if (agent === undefined) {
      throw new UnauthenticatedError();
    }
    return { ...agent, asking: askingOf(request) };
  }
  const session = await requireSession(request, now);
  if (session.mustChangePassword) {
    throw new ForbiddenError(words('Choose a new password first.'));
  }
  return session.actor;
}

/** The session of a request, whatever it may do. @throws UnauthenticatedError, ForbiddenError when it comes from elsewhere */
export async function requireSession(request: Request, now: Date): Promise<LiveSession> {
  assertSameOrigin(request);
  const token = sessionTokenOf(request);
  const activity = request.headers.has(BACKGROUND_HEADER) || isEventStream(request) ? 'ignored' : 'counts';
  const session = token === undefined ? undefined : await readSession({ token, now, activity });
  if (session === undefined) {
    throw new UnauthenticatedError();
  }
  return { ...session, actor: { ...session.actor, asking: askingOf(request) } };
}

function isFhir(request: Request): boolean {
  return /^\/fhir(\/|$)/.test(new URL(request.url).pathname);
}

function isEventStream(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/event-stream') ?? false;
}

/** The scheme is compared without regard to case (RFC 9110 section 11.1). */
function bearerOf(request: Request): string | undefined {
  const header = request.headers.get('authorization');
  if (header === null) {
    return undefined;
  }
  return /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header)?.[1] ?? '';
}
