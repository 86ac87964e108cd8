import 'server-only';
import { SECURITY_HEADERS } from '@/lib/domain/access/security-headers';
import { environment } from '@/lib/server/environment';

const HEADERS = Object.entries(SECURITY_HEADERS);

/** An answer with the headers that every answer has, and the content security policy of its kind. */
export function withSecurityHeaders(response: Response, policy: string): Response {
  for (const [name, value] of HEADERS) {
    response.headers.set(name, value);
  }
  response.headers.set('content-security-policy', policy);
  if (environment().publicUrl.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
  return response;
}
