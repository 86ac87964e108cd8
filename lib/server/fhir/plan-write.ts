import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { mayWrite } from '@/lib/domain/access/may-write';
import { ForbiddenError, GoneError, InputError, NotVisibleError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { applyPatch } from '@/lib/server/repository/apply-patch';
import type { Change, Guard } from '@/lib/server/repository/change';
import type { Repository, StoredResource } from '@/lib/server/repository/repository';
import { LONGEST_VALUE } from '@/lib/server/repository/search-limits';
import { refuseBlindClaim } from './blind-claim';
import { FhirProblem } from './fhir-problem';
import { validateResource } from './validate';
import type { WriteRequest } from './write-request';

/** Which resource a write means: its id, whether there is one, and what must still hold of the condition when it is written. */
export type Identity = { id: string; state: 'new' | 'given' | 'matched' | 'absent'; guards: readonly Guard[] };

/**
 * Finds the resource a write means. @throws FhirProblem 412 when a condition matches several
 * (hl7.org/fhir/R4/http.html#cond-update), InputError
 */
export async function identify(request: WriteRequest, repository: Repository): Promise<Identity> {
  const { type, id, criteria } = request;
  if (id !== undefined) {
    return { id, state: 'given', guards: [] };
  }
  const condition = request.method === 'POST' ? request.ifNoneExist : criteria;
  if (condition === undefined) {
    return { id: repository.generateId(), state: 'new', guards: [] };
  }
  const matches = await matchesOf({ type, criteria: condition }, repository);
  const guards = [{ type, criteria: condition, expected: matches }];
  const [match] = matches;
  return match === undefined
    ? { ...absent(request, repository), guards }
    : { id: matched(request, match), state: 'matched', guards };
}

/** The ids that criteria select. @throws FhirProblem 412 when they are several */
export async function matchesOf(
  condition: { type: Guard['type']; criteria: string },
  repository: Repository,
): Promise<readonly string[]> {
  if (condition.criteria.length > LONGEST_VALUE) {
    throw new InputError(`The condition on a ${condition.type} is too long.`);
  }
  const bundle = await repository.searchRaw(condition.type, new URLSearchParams(condition.criteria), { strict: true });
  const ids = (bundle.entry ?? []).flatMap(({ resource }) => resource?.id ?? []);
  if (ids.length > 1) {
    throw new FhirProblem(
      412,
      'multiple-matches',
      `${condition.type}?… matches several resources; the criteria must select one.`,
    );
  }
  return ids;
}

function absent(request: WriteRequest, repository: Repository): Pick<Identity, 'id' | 'state'> {
  switch (request.method) {
    case 'POST':
      return { id: repository.generateId(), state: 'new' };
    case 'PUT':
      return { id: request.resource.id ?? repository.generateId(), state: 'new' };
    case 'PATCH':
      throw new NotVisibleError(`A ${request.type} that matches`);
    case 'DELETE':
      return { id: '', state: 'absent' };
  }
}

function matched(request: WriteRequest, match: string): string {
  if (request.method === 'PUT' && request.resource.id !== undefined && request.resource.id !== match) {
    throw new InputError('The id of the body is not that of the resource that matches.', {
      fields: [{ field: `${request.type}.id`, message: 'mismatch' }],
    });
  }
  return match;
}

/** Whether a write may be planned anew when somebody else is faster: the writer did not insist on a version. */
export function mayPlanAnew({ expected, mustBeNew }: WriteRequest): boolean {
  return expected?.kind !== 'one-of' && !mustBeNew;
}

/** The change that a write makes; undefined when there is nothing to do. */
export async function planChange(
  request: WriteRequest,
  identity: Identity,
  repository: Repository,
): Promise<Change | undefined> {
  const { id, state } = identity;
  if (state === 'absent' || (state === 'matched' && request.method === 'POST')) {
    return undefined;
  }
  const standing = await expectedResource(request, identity, repository);
  const version = standing === undefined ? {} : { seenVersion: standing.version };
  switch (request.method) {
    case 'DELETE':
      return { kind: 'delete', type: request.type, id, ...version };
    case 'PATCH':
      return patched(request, standing ?? (await repository.readStored(request.type, id)), repository);
    case 'POST':
    case 'PUT': {
      const resource = withId(request.resource, id);
      validateResource(resource, { strict: request.strict });
      refuseBlindClaim(request, standing?.resource, resource);
      const mustBeNew = state === 'new' || request.mustBeNew;
      return { kind: 'put', resource, ...version, ...(mustBeNew && { mustBeNew }), read: standing };
    }
  }
}

function patched(
  request: Extract<WriteRequest, { method: 'PATCH' }>,
  before: StoredResource,
  repository: Repository,
): Change {
  // Before the patch is worked on: that takes time, and its failure would tell how the resource stands.
  if (!mayWrite(repository.actor, request.type, 'update')) {
    throw new ForbiddenError(`You may not update a ${request.type}.`);
  }
  const patchedFrom = (standing: Resource & { id: string }) => {
    const resource = applyPatch(standing, request.patch);
    validateResource(resource, { strict: request.strict });
    refuseBlindClaim(request, standing, resource);
    return resource;
  };
  const change = { kind: 'put', resource: patchedFrom(before.resource), read: before } as const;
  return request.expected === undefined
    ? { ...change, remake: patchedFrom }
    : { ...change, seenVersion: before.version };
}

/** Keeps the order of the keys: the id stays where the client wrote it, or comes after the type. */
function withId<T extends Resource>(resource: T, id: string): T & { id: string } {
  if (resource.id !== undefined) {
    return { ...resource, id };
  }
  const { resourceType, ...rest } = resource;
  return { resourceType, id, ...rest } as unknown as T & { id: string };
}

/** What stands at the version that If-Match names. @throws StaleTaskError when another does, FhirProblem 412 when none does. */
async function expectedResource(
  request: WriteRequest,
  { id, state }: Identity,
  repository: Repository,
): Promise<StoredResource | undefined> {
  const { expected, type } = request;
  if (expected === undefined || (request.method === 'POST' && state === 'new')) {
    return undefined;
  }
  const current = await readOrUndefined(request, id, repository);
  if (current === undefined) {
    throw new FhirProblem(412, 'conflict', `If-Match names a version, but ${type}/${id} does not exist.`);
  }
  if (expected.kind === 'one-of' && !expected.versions.includes(current.version)) {
    throw new StaleTaskError(current.resource);
  }
  return current;
}

async function readOrUndefined(
  request: WriteRequest,
  id: string,
  repository: Repository,
): Promise<StoredResource | undefined> {
  try {
    return await repository.readStored(request.type, id);
  } catch (error) {
    // Only a PUT could make it exist; for the others its absence is the answer.
    if (request.method === 'PUT' && (error instanceof NotVisibleError || error instanceof GoneError)) {
      return undefined;
    }
    throw error;
  }
}
