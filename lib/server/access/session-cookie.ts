import 'server-only';
import { environment } from '@/lib/server/environment';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Only this machine is spared TLS: a session must never travel over a network in the clear. */
function isSecure(publicUrl: URL): boolean {
  return publicUrl.protocol === 'https:' || !LOOPBACK.test(publicUrl.hostname);
}

/** `__Host-` binds the cookie to this very host: no sibling domain can plant one (RFC 6265bis section 4.1.3.2). */
export function sessionCookieName(): string {
  return isSecure(new URL(environment().publicUrl)) ? '__Host-taskward_session' : 'taskward_session';
}

/**
 * The Set-Cookie value that starts a session. Without Max-Age, so that it ends with the browser. `Lax`, because a link
 * from the record system must open signed in; unsafe methods are held to the same origin anyway.
 */
export function sessionCookie(token: string): string {
  const secure = isSecure(new URL(environment().publicUrl)) ? '; Secure' : '';
  return `${sessionCookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** The Set-Cookie value that forgets the session. */
export function endedSessionCookie(): string {
  return `${sessionCookie('')}; Max-Age=0`;
}

/** The session token of a request; undefined without one, or where two disagree. */
export function sessionTokenOf(request: Request): string | undefined {
  const name = sessionCookieName();
  const values = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [token] = values;
  return new Set(values).size === 1 && token !== '' ? token : undefined;
}
