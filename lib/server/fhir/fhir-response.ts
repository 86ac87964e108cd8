import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import type { FhirAnswer } from './fhir-call';
import { type Failure, outcomeWith } from './outcome';
import type { Prefer } from './prefer';

const JSON_TYPE = 'application/fhir+json; charset=utf-8';

/** The HTTP answer of an interaction, with ETag, Last-Modified, Location and what `Prefer: return` asks for. */
export function toResponse(
  answer: FhirAnswer,
  options: { prefer: Prefer; baseUrl: string; isHead: boolean },
): Response {
  const { prefer, baseUrl, isHead } = options;
  const headers = headersOf(answer, baseUrl);
  const body = bodyOf(answer, prefer);
  if (body === undefined) {
    return new Response(null, { status: answer.status, headers });
  }
  headers.set('content-type', JSON_TYPE);
  const status = answer.status === 204 ? 200 : answer.status;
  return new Response(isHead ? null : JSON.stringify(body), { status, headers });
}

/** The HTTP answer of a failure: always an OperationOutcome. */
export function toFailureResponse({ status, outcome, headers }: Failure, isHead: boolean): Response {
  return new Response(isHead ? null : JSON.stringify(outcome), {
    status,
    headers: { ...headers, 'content-type': JSON_TYPE, 'cache-control': 'no-store' },
  });
}

/** Version-specific URL of what was written (hl7.org/fhir/R4/http.html#create). */
export function locationOf({ type, id, version }: NonNullable<FhirAnswer['version']>, baseUrl: string): string {
  return `${baseUrl}/${type}/${id}/_history/${version}`;
}

/** What a write sends back of the resource, as the client prefers. */
export function bodyOf(answer: FhirAnswer, prefer: Prefer): Resource | undefined {
  if (answer.isWrite !== true || prefer.answer === 'representation') {
    return answer.resource;
  }
  return prefer.answer === 'minimal'
    ? undefined
    : outcomeWith({ severity: 'information', code: 'informational', text: doneWords(answer) });
}

function doneWords({ created, resource }: FhirAnswer): string {
  if (created === true) {
    return 'Created.';
  }
  return resource === undefined ? 'Deleted.' : 'Updated.';
}

function headersOf({ version, created }: FhirAnswer, baseUrl: string): Headers {
  const headers = new Headers({ 'cache-control': 'no-store' });
  if (version !== undefined) {
    headers.set('etag', `W/"${version.version}"`);
    headers.set('last-modified', new Date(version.updated).toUTCString());
  }
  if (version !== undefined && created === true) {
    headers.set('location', locationOf(version, baseUrl));
  }
  return headers;
}
