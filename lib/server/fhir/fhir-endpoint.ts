import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { log } from '@/lib/server/log';
import type { Repository } from '@/lib/server/repository/repository';
import { answerCall, notAllowed } from './answer-call';
import { audited, recordingRefusals } from './audited';
import { processBundle } from './bundle-processor';
import { capabilityStatement } from './capability-statement';
import { type FhirBody, readBody } from './fhir-body';
import type { FhirAnswer, FhirCall, FhirMethod } from './fhir-call';
import { FhirProblem } from './fhir-problem';
import { toFailureResponse, toResponse } from './fhir-response';
import { type FhirTarget, parseTarget } from './fhir-target';
import { failureOf } from './outcome';
import { parsePrefer } from './prefer';

export type FhirEndpointOptions = {
  /** Who asks. @throws UnauthenticatedError */
  actorOf: (request: Request) => Promise<Actor>;
  repositoryFor: (actor: Actor) => Repository;
  /** Canonical base of the FHIR API, without a trailing slash. */
  baseUrl: () => string;
  /** Seals links to further pages (256 bits). */
  pageKey: () => Promise<Buffer>;
  /** The id of a request, as the audit names it and the answer repeats it. */
  requestIdOf?: (request: Request) => string;
};

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
const MOUNT = /^.*?\/fhir(?=\/|$)/;

/** The FHIR REST API as one function from request to response; every failure is an OperationOutcome (hl7.org/fhir/R4/http.html). */
export function fhirEndpoint(options: FhirEndpointOptions): (request: Request) => Promise<Response> {
  const { requestIdOf } = options;
  const answer = answerWith(options);
  return async (request) => {
    const response = await answer(request);
    if (requestIdOf !== undefined) {
      response.headers.set('x-request-id', requestIdOf(request));
    }
    return response;
  };
}

function answerWith(options: FhirEndpointOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const isHead = request.method === 'HEAD';
    try {
      const url = new URL(request.url);
      const prefer = parsePrefer(request.headers.get('prefer'));
      requireJson(request, url.searchParams);
      const answer = await answerRequest(request, { url, options, prefer });
      return toResponse(answer, { prefer, baseUrl: options.baseUrl(), isHead });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.isUnexpected) {
        log().error({ error, method: request.method }, 'A FHIR request failed.');
      }
      return toFailureResponse(failure, isHead);
    }
  };
}

type Asked = { url: URL; options: FhirEndpointOptions; prefer: FhirCall['prefer'] };

async function answerRequest(request: Request, asked: Asked): Promise<FhirAnswer> {
  const method = methodOf(request);
  const { url, options } = asked;
  if (url.pathname.replace(MOUNT, '').replace(/\/$/, '') === '/metadata') {
    return metadata(method, options.baseUrl());
  }
  const actor = await options.actorOf(request);
  const target = parseTarget(url.pathname.replace(MOUNT, ''));
  const call = callOf(request, { ...asked, method, target, repository: options.repositoryFor(actor) });
  if (target.kind !== 'system') {
    return audited(call, () => answerCall(call));
  }
  if (method !== 'POST') {
    throw notAllowed(['POST'], method);
  }
  return { status: 200, resource: await recordingRefusals(call, () => processBundle(call)) };
}

function metadata(method: FhirMethod, baseUrl: string): FhirAnswer {
  if (method !== 'GET' && method !== 'HEAD') {
    throw notAllowed(['GET'], method);
  }
  return { status: 200, resource: capabilityStatement(baseUrl) };
}

function methodOf({ method }: Request): FhirMethod {
  if (!METHODS.has(method)) {
    throw notAllowed(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], method);
  }
  return method as FhirMethod;
}

function callOf(
  request: Request,
  asked: Asked & { method: FhirMethod; target: FhirTarget; repository: Repository },
): FhirCall {
  const { method, target, repository, url, options, prefer } = asked;
  const header = (name: string) => request.headers.get(name) ?? undefined;
  let read: Promise<FhirBody> | undefined;
  return {
    method,
    target,
    repository,
    prefer,
    query: url.searchParams,
    baseUrl: options.baseUrl(),
    pageKey: options.pageKey,
    conditions: {
      ifMatch: header('if-match'),
      ifNoneMatch: header('if-none-match'),
      ifNoneExist: header('if-none-exist'),
      ifModifiedSince: header('if-modified-since'),
    },
    body: () => {
      read ??= readBody(request);
      return read;
    },
  };
}

const JSON_FORMAT = /^(?:json|(?:application|text)\/(?:fhir\+)?json)(?:\s*;.*)?$/;
const JSON_ACCEPTED =
  /(?:^|,)\s*(?:\*\/\*|application\/\*|text\/\*|application\/(?:fhir\+)?json|text\/json|text\/html)\s*(?:;|,|$)/i;

/** Only JSON is spoken; `_format` goes before Accept (hl7.org/fhir/R4/http.html#mime-type). @throws FhirProblem 406 */
function requireJson(request: Request, query: URLSearchParams): void {
  // In a query string a bare plus is a space.
  const format = query.get('_format')?.replace(' ', '+');
  const accept = request.headers.get('accept');
  const isJson =
    format === undefined
      ? accept === null || accept.trim() === '' || JSON_ACCEPTED.test(accept)
      : JSON_FORMAT.test(format);
  if (!isJson) {
    throw new FhirProblem(406, 'not-supported', 'This server answers application/fhir+json only.');
  }
}
