import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from '@/lib/domain/access/next-path';
import { DATA_POLICY, pagePolicy } from '@/lib/domain/access/security-headers';
import { environment } from '@/lib/server/environment';
import { isFhirPath, refusalOfData, refusalOfHeaders, refuse } from '@/lib/server/http/refusal-of-data';
import { withSecurityHeaders } from '@/lib/server/http/with-security-headers';

const DATA_PATH = /^\/(api|fhir|auth|healthz|readyz)(\/|$)/;
/** A second slash at the beginning would name another host. */
const SLASH_AT_THE_END = /^(\/[^/].*?)\/+$/s;

/** Security headers for every answer, and refusal of what only an attack sends. Who may do what is decided elsewhere. */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  const refusal = refusalOfHeaders(request);
  if (refusal !== undefined) {
    return withSecurityHeaders(refusal, DATA_POLICY);
  }
  const [, withoutSlash] = SLASH_AT_THE_END.exec(pathname) ?? [];
  if (withoutSlash !== undefined && !isFhirPath(pathname)) {
    return redirect(request, withoutSlash);
  }
  if (DATA_PATH.test(pathname)) {
    return withSecurityHeaders(refusalOfData(request) ?? NextResponse.next(), DATA_POLICY);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const readOnly = refuse(pathname, { status: 405, message: 'A page can only be read.' });
    return withSecurityHeaders(readOnly, DATA_POLICY);
  }
  return page(request);
}

export const config = { matcher: '/((?!_next/static/).*)' };

function redirect({ nextUrl }: NextRequest, pathname: string): Response {
  // Not a clone: that would put the slash back.
  const url = new URL(nextUrl.href);
  url.pathname = pathname;
  return withSecurityHeaders(NextResponse.redirect(url, 308), DATA_POLICY);
}

/** Next takes the nonce for its own scripts from the policy in the request. */
function page(request: NextRequest): Response {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const nonce = Buffer.from(bytes).toString('base64');
  const transport = environment().publicUrl.startsWith('https:') ? 'https' : 'http';
  // biome-ignore lint/style/noProcessEnv: no setting; Next puts the literal in when it builds.
  const mode = process.env.NODE_ENV === 'development' ? 'development' : 'production';
  const policy = pagePolicy({ nonce, mode, transport });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set(PATH_HEADER, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return withSecurityHeaders(NextResponse.next({ request: { headers } }), policy);
}
