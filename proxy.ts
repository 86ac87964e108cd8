import { type NextRequest, NextResponse } from 'next/server';
import { methodsAt } from '@/lib/domain/access/data-routes';
import { PATH_HEADER } from '@/lib/domain/access/next-path';
import { DATA_POLICY, pagePolicy, SECURITY_HEADERS } from '@/lib/domain/access/security-headers';
import { environment } from '@/lib/server/environment';

/** There are no Server Actions here, and nobody outside Next may say that a request is one of its own. */
const REFUSED_HEADER = /^(next-action|x-middleware-.+)$/;
const DATA_PATH = /^\/(api|fhir|auth|healthz|readyz)(\/|$)/;
const FHIR_PATH = /^\/fhir(\/|$)/;
/** A second slash at the beginning would name another host. */
const SLASH_AT_THE_END = /^(\/[^/].*?)\/+$/s;
const FHIR_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Security headers for every answer, and refusal of what only an attack sends. Who may do what is decided elsewhere. */
export function proxy(request: NextRequest): Response {
  const { pathname } = request.nextUrl;
  if ([...request.headers.keys()].some((name) => REFUSED_HEADER.test(name))) {
    return refuse(pathname, { status: 400, message: 'This request is not understood.' });
  }
  const [, withoutSlash] = SLASH_AT_THE_END.exec(pathname) ?? [];
  if (withoutSlash !== undefined && !FHIR_PATH.test(pathname)) {
    return redirect(request, withoutSlash);
  }
  if (DATA_PATH.test(pathname)) {
    return refusalOfData(request) ?? withHeaders(NextResponse.next(), DATA_POLICY);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(pathname, { status: 405, message: 'A page can only be read.' });
  }
  return page(request);
}

export const config = { matcher: '/((?!_next/static/).*)' };

function redirect({ nextUrl }: NextRequest, pathname: string): Response {
  // Not a clone: that would put the slash back.
  const url = new URL(nextUrl.href);
  url.pathname = pathname;
  return withHeaders(NextResponse.redirect(url, 308), DATA_POLICY);
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
  return withHeaders(NextResponse.next({ request: { headers } }), policy);
}

/** What Next would answer with a page or without a word: an address that does not exist, a method that is not possible. */
function refusalOfData({ method, nextUrl: { pathname } }: NextRequest): Response | undefined {
  const isFhir = FHIR_PATH.test(pathname);
  const methods = isFhir ? FHIR_METHODS : methodsAt(pathname);
  if (methods === undefined) {
    return refuse(pathname, { status: 404, message: 'There is nothing at this address.' });
  }
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  return allowed.includes(method)
    ? undefined
    : refuse(pathname, { status: 405, message: 'This method is not possible here.', allow: allowed.join(', ') });
}

function refuse(path: string, refusal: { status: number; message: string; allow?: string }): Response {
  const { status, message, allow } = refusal;
  const headers = allow === undefined ? {} : { allow };
  if (!FHIR_PATH.test(path)) {
    const error = status === 404 ? 'not-found' : 'invalid';
    return withHeaders(Response.json({ error, message }, { status, headers }), DATA_POLICY);
  }
  const issue = [{ severity: 'error', code: status === 405 ? 'not-supported' : 'invalid', details: { text: message } }];
  const type = { 'content-type': 'application/fhir+json; charset=utf-8' };
  return withHeaders(
    Response.json({ resourceType: 'OperationOutcome', issue }, { status, headers: { ...headers, ...type } }),
    DATA_POLICY,
  );
}

function withHeaders(response: Response, policy: string): Response {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    response.headers.set(name, value);
  }
  response.headers.set('content-security-policy', policy);
  if (environment().publicUrl.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  return response;
}
