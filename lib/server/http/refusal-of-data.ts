import 'server-only';
import { methodsAt } from '@/lib/domain/access/data-routes';

/** There are no Server Actions here, and nobody outside Next may say that a request is one of its own. */
const REFUSED_HEADER = /^(next-action|x-middleware-.+)$/;
const FHIR_PATH = /^\/fhir(\/|$)/;
const FHIR_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Refuses what only an attack sends, wherever it is sent to; undefined when there is nothing of the kind. */
export function refusalOfHeaders({ headers, url }: Request): Response | undefined {
  return [...headers.keys()].some((name) => REFUSED_HEADER.test(name))
    ? refuse(new URL(url).pathname, { status: 400, message: 'This request is not understood.' })
    : undefined;
}

/**
 * Refuses what Next would answer with a page or without a word: an address that does not exist, a method that is not
 * possible, a header that only an attack sends. Undefined when a handler may answer.
 */
export function refusalOfData(request: Request): Response | undefined {
  const { pathname } = new URL(request.url);
  const methods = isFhirPath(pathname) ? FHIR_METHODS : methodsAt(pathname);
  if (methods === undefined) {
    return refuse(pathname, { status: 404, message: 'There is nothing at this address.' });
  }
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'];
  return allowed.includes(request.method)
    ? refusalOfHeaders(request)
    : refuse(pathname, { status: 405, message: 'This method is not possible here.', allow: allowed.join(', ') });
}

/** Whether a path belongs to the FHIR API. */
export function isFhirPath(path: string): boolean {
  return FHIR_PATH.test(path);
}

/** A refusal in words: an OperationOutcome where FHIR is spoken. */
export function refuse(path: string, refusal: { status: number; message: string; allow?: string }): Response {
  const { status, message, allow } = refusal;
  const headers = allow === undefined ? {} : { allow };
  if (!isFhirPath(path)) {
    const error = status === 404 ? 'not-found' : 'invalid';
    return Response.json({ error, message }, { status, headers });
  }
  const issue = [{ severity: 'error', code: status === 405 ? 'not-supported' : 'invalid', details: { text: message } }];
  const type = { 'content-type': 'application/fhir+json; charset=utf-8' };
  return Response.json({ resourceType: 'OperationOutcome', issue }, { status, headers: { ...headers, ...type } });
}
