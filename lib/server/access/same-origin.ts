import 'server-only';
import { ForbiddenError } from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';
import { environment } from '@/lib/server/environment';
import { sessionTokenOf } from './session-cookie';

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Lets an unsafe method pass only from our own pages (OWASP, cross-site request forgery: verify the origin).
 * Without an Origin it is no browser: it passes, unless it carries a session. @throws ForbiddenError
 */
export function assertSameOrigin(request: Request): void {
  if (SAFE_METHODS.includes(request.method)) {
    return;
  }
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const isOurs = origin === null ? sessionTokenOf(request) === undefined : ownOrigins(request).includes(origin);
  if (!isOurs || (site !== null && site !== 'same-origin')) {
    throw new ForbiddenError(words('This request does not come from a page of Taskward.'));
  }
}

/** On plain HTTP (this machine, a try-out) the address that was typed counts too: localhost and 127.0.0.1 are both right. */
function ownOrigins(request: Request): readonly string[] {
  const canonical = new URL(environment().publicUrl);
  const host = request.headers.get('host');
  return canonical.protocol === 'https:' || host === null ? [canonical.origin] : [canonical.origin, `http://${host}`];
}
