import 'server-only';
import type { Operation } from '@medplum/core';
import type { Parameters, Resource } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import { isResourceId, type ResourceType } from '@/lib/domain/fhir/resource-type';
import { refuseTooLarge } from '@/lib/server/repository/resource-size';
import { LONGEST_VALUE } from '@/lib/server/repository/search-limits';
import { canonicalCriteria } from './canonical-criteria';
import type { FhirBody } from './fhir-body';
import type { FhirCall } from './fhir-call';
import { type ExpectedVersions, parseVersions } from './if-match';
import { validateResource } from './validate';

/** A write as it was asked for: what to write, and where or on what condition. */
export type WriteRequest = {
  type: ResourceType;
  id: string | undefined;
  /** Search parameters that say which resource is meant (conditional update, patch, delete). */
  criteria: string | undefined;
  expected: ExpectedVersions | undefined;
  /** If-None-Match: * on a PUT: only when there is none yet. */
  mustBeNew: boolean;
  strict: boolean;
} & (
  | { method: 'POST'; ifNoneExist: string | undefined; resource: Resource }
  | { method: 'PUT'; resource: Resource }
  | { method: 'PATCH'; patch: Operation[] | Parameters }
  | { method: 'DELETE' }
);

/** Reads a write out of a call. The resource is not validated yet: in a transaction its references are rewritten first. */
export async function readWriteRequest(
  call: FhirCall,
  place: { type: ResourceType; id?: string },
): Promise<WriteRequest> {
  const { conditions, query, prefer } = call;
  const { type, id } = place;
  const criteria = id === undefined && call.method !== 'POST' ? criteriaOf(query) : undefined;
  const common = {
    type,
    id,
    criteria,
    expected: conditions.ifMatch === undefined ? undefined : parseVersions(conditions.ifMatch),
    mustBeNew: call.method === 'PUT' && conditions.ifNoneMatch?.trim() === '*',
    strict: prefer.handling === 'strict',
  };
  switch (call.method) {
    case 'POST':
      return {
        ...common,
        method: 'POST',
        ifNoneExist: ifNoneExistOf(conditions.ifNoneExist),
        resource: resourceOf(await call.body(), type),
      };
    case 'PUT':
      return { ...common, method: 'PUT', resource: checkId(resourceOf(await call.body(), type), place) };
    case 'PATCH':
      return { ...common, method: 'PATCH', patch: patchOf(await call.body()) };
    case 'DELETE':
      return { ...common, method: 'DELETE' };
    case 'GET':
    case 'HEAD':
      throw new InputError('A read is not a write.');
  }
}

function criteriaOf(query: URLSearchParams): string {
  const kept = [...query].filter(([name]) => name !== '_format' && name !== '_pretty');
  return canonicalCriteria(new URLSearchParams(kept));
}

function ifNoneExistOf(header: string | undefined): string | undefined {
  if (header !== undefined && header.length > LONGEST_VALUE) {
    throw new InputError('If-None-Exist is too long.', { fields: [{ field: 'If-None-Exist', message: 'too long' }] });
  }
  return header === undefined ? undefined : canonicalCriteria(new URLSearchParams(header.replace(/^[^?]*\?/, '')));
}

function resourceOf(body: FhirBody, type: ResourceType): Resource {
  if (body.kind !== 'json') {
    throw new InputError('Send the resource as application/fhir+json.', { status: 415 });
  }
  const { value } = body;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError('The body is not a resource.', { fields: [{ field: type, message: 'not an object' }] });
  }
  const { resourceType } = value as { resourceType?: unknown };
  if (resourceType !== type) {
    throw new InputError(`The body must be a ${type}.`, {
      fields: [{ field: 'Resource', message: 'another type' }],
    });
  }
  const { meta } = value as { meta?: unknown };
  if (meta !== undefined && (typeof meta !== 'object' || meta === null || Array.isArray(meta))) {
    validateResource(value);
  }
  // Before it is copied.
  refuseTooLarge(value);
  return value as Resource;
}

/** hl7.org/fhir/R4/http.html#update: the id of URL and body must be the same; a conditional update may leave it out. */
function checkId(resource: Resource, { type, id }: { type: ResourceType; id?: string }): Resource {
  const isOther = id === undefined ? resource.id !== undefined && !isResourceId(resource.id) : resource.id !== id;
  if (isOther) {
    throw new InputError('The id of the body must be that of the URL.', {
      fields: [{ field: `${type}.id`, message: 'mismatch' }],
    });
  }
  return resource;
}

const OPERATIONS: ReadonlySet<unknown> = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

function patchOf({ kind, value }: FhirBody): Operation[] | Parameters {
  if (kind === 'form') {
    throw new InputError('Send a patch as application/json-patch+json, or FHIRPath Patch as application/fhir+json.', {
      status: 415,
    });
  }
  if (Array.isArray(value) && value.every(isOperation)) {
    return value as Operation[];
  }
  if (
    kind === 'json' &&
    typeof value === 'object' &&
    value !== null &&
    'resourceType' in value &&
    value.resourceType === 'Parameters'
  ) {
    return value as Parameters;
  }
  throw new InputError('The patch is neither a JSON Patch (a list of operations) nor a Parameters resource.');
}

const WITH_VALUE: ReadonlySet<unknown> = new Set(['add', 'replace', 'test']);
const WITH_FROM: ReadonlySet<unknown> = new Set(['move', 'copy']);

/** RFC 6902 section 4: which members each operation must have. */
function isOperation(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const { op, path, from } = value as { op?: unknown; path?: unknown; from?: unknown };
  return (
    OPERATIONS.has(op) &&
    isPointer(path) &&
    (!WITH_VALUE.has(op) || Object.hasOwn(value, 'value')) &&
    (!WITH_FROM.has(op) || isPointer(from))
  );
}

/** RFC 6901 section 3 */
function isPointer(text: unknown): boolean {
  return typeof text === 'string' && /^(?:\/(?:[^~]|~[01])*)?$/s.test(text);
}
