import { type NextRequest, NextResponse } from 'next/server';
import { PATH_HEADER } from '@/lib/domain/access/next-path';
import { DATA_POLICY, pagePolicy, SECURITY_HEADERS } from '@/lib/domain/access/security-headers';
import { environment } from '@/lib/server/environment';

/** There are no Server Actions here, and nobody outside Next may say that a request is one of its own. */
const REFUSED_HEADER = /^(next-action|x-middleware-.+)$/;
const DATA_PATH = /^\/(api|fhir|auth|healthz|readyz)(\/|$)/;

/** Security headers for every answer, and refusal of what only an attack sends. Who may do what is decided elsewhere. */
export function proxy(request: NextRequest): Response {
  const isData = DATA_PATH.test(request.nextUrl.pathname);
  if ([...request.headers.keys()].some((name) => REFUSED_HEADER.test(name))) {
    return refuse(400, 'This request is not understood.');
  }
  if (!isData && request.method !== 'GET' && request.method !== 'HEAD') {
    return refuse(405, 'A page can only be read.');
  }
  return isData ? withHeaders(NextResponse.next(), DATA_POLICY) : page(request);
}

export const config = { matcher: '/((?!_next/static/).*)' };

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

function refuse(status: number, message: string): Response {
  return withHeaders(Response.json({ error: 'invalid', message }, { status }), DATA_POLICY);
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
