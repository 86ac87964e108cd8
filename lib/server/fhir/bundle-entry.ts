import 'server-only';
import type { Binary, BundleEntry, Resource } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import { LONGEST_VALUE } from '@/lib/server/repository/search-limits';
import type { FhirBody } from './fhir-body';
import type { FhirAnswer, FhirCall, FhirMethod } from './fhir-call';
import { bodyOf, locationOf } from './fhir-response';
import { parseTarget } from './fhir-target';
import { parseJson } from './json-text';
import type { Failure } from './outcome';

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** An entry of a batch or transaction as a call of its own (hl7.org/fhir/R4/bundle.html#bundle-unique). @throws InputError, FhirProblem */
export function callOfEntry(entry: BundleEntry, outer: FhirCall): FhirCall {
  const { method, url, ifMatch, ifNoneMatch, ifNoneExist, ifModifiedSince } = requestOf(entry);
  const [path = '', ...query] = url.replace(`${outer.baseUrl}/`, '').replace(/^\//, '').split('?');
  return {
    ...outer,
    method,
    target: parseTarget(path),
    query: new URLSearchParams(query.join('?')),
    conditions: { ifMatch, ifNoneMatch, ifNoneExist, ifModifiedSince },
    body: () => Promise.resolve(bodyOfEntry(entry, method)),
  };
}

type EntryRequest = { method: FhirMethod; url: string } & FhirCall['conditions'];

function requestOf(entry: BundleEntry): EntryRequest {
  const request = (typeof entry === 'object' && entry !== null ? entry.request : undefined) as
    | Record<string, unknown>
    | undefined;
  const { method, url } = request ?? {};
  if (typeof method !== 'string' || !METHODS.has(method) || typeof url !== 'string') {
    throw new InputError('An entry needs request.method and request.url.', {
      fields: [{ field: 'Bundle.entry.request', message: 'incomplete' }],
    });
  }
  const text = (name: string) => {
    const value = request?.[name];
    if (value !== undefined && typeof value !== 'string') {
      throw new InputError(`request.${name} must be text.`, {
        fields: [{ field: `Bundle.entry.request.${name}`, message: 'not text' }],
      });
    }
    return value;
  };
  if (url.length > LONGEST_VALUE) {
    throw new InputError('request.url is too long.', { fields: [{ field: 'request.url', message: 'too long' }] });
  }
  return {
    method: method as FhirMethod,
    url,
    ifMatch: text('ifMatch'),
    ifNoneMatch: text('ifNoneMatch'),
    ifNoneExist: text('ifNoneExist'),
    ifModifiedSince: text('ifModifiedSince'),
  };
}

/** A JSON Patch travels as a Binary of its content type. */
function bodyOfEntry({ resource }: BundleEntry, method: FhirMethod): FhirBody {
  if (resource === undefined || resource === null) {
    throw new InputError('The entry needs a resource.', {
      fields: [{ field: 'Bundle.entry.resource', message: 'missing' }],
    });
  }
  const { contentType, data } = resource as Binary;
  if (
    method === 'PATCH' &&
    resource.resourceType === 'Binary' &&
    typeof contentType === 'string' &&
    contentType.startsWith('application/json-patch+json')
  ) {
    return {
      kind: 'json-patch',
      value: parseJson(Buffer.from(typeof data === 'string' ? data : '', 'base64').toString('utf8')),
    };
  }
  return { kind: 'json', value: resource };
}

/** What one entry answers, in the order in which it was asked. */
export function entryOfAnswer(answer: FhirAnswer, call: Pick<FhirCall, 'prefer' | 'baseUrl'>): BundleEntry {
  const { status, version } = answer;
  const resource: Resource | undefined = bodyOf(answer, call.prefer);
  const isOutcome = resource?.resourceType === 'OperationOutcome' && answer.isWrite === true;
  return {
    ...(version !== undefined && { fullUrl: `${call.baseUrl}/${version.type}/${version.id}` }),
    ...(resource !== undefined && !isOutcome && { resource }),
    response: {
      status: String(status),
      ...(version !== undefined && {
        etag: `W/"${version.version}"`,
        lastModified: version.updated,
        ...(answer.isWrite === true && { location: locationOf(version, call.baseUrl) }),
      }),
      ...(isOutcome && { outcome: resource }),
    },
  };
}

export function entryOfFailure({ status, outcome }: Failure): BundleEntry {
  return { response: { status: String(status), outcome } };
}
