import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { mayWrite } from '@/lib/domain/access/may-write';
import { ForbiddenError, GoneError, StaleTaskError } from '@/lib/domain/fhir/errors';
import type { ResourceType } from '@/lib/domain/fhir/resource-type';
import type { Written } from '@/lib/server/repository/change';
import { answerOf, type FhirAnswer, type FhirCall, requireScope } from './fhir-call';
import { FhirProblem } from './fhir-problem';
import { identify, mayPlanAnew, planChange } from './plan-write';
import { readWriteRequest, type WriteRequest } from './write-request';

const LETTER = { POST: 'c', PUT: 'u', PATCH: 'u', DELETE: 'd' } as const;
const MOST_TRIES = 20;
const LONGEST_PAUSE_MILLISECONDS = 64;

/** Create, update, patch and delete, conditional or not, each as one commit (hl7.org/fhir/R4/http.html). */
export async function writeOne(call: FhirCall, place: { type: ResourceType; id?: string }): Promise<FhirAnswer> {
  requireWriteScope(call, place.type);
  const request = await readWriteRequest(call, place);
  try {
    return await repeatWhenOvertaken((attempt) => tryWrite(request, call, attempt));
  } catch (error) {
    // To delete what is deleted already has no effect and is no fault (hl7.org/fhir/R4/http.html#delete).
    if (request.method === 'DELETE' && error instanceof GoneError) {
      return { status: 204, isWrite: true };
    }
    throw error;
  }
}

/** Whether a write that lost a race may look again: only one that did not insist on what it saw. */
export type Attempt = { mayRepeat: boolean };

/**
 * Tries again while somebody else is faster; the work says in `attempt` whether it may. Each waits another while, so that
 * writers do not overtake one another for ever. @throws FhirProblem 503 when they do
 */
export async function repeatWhenOvertaken<T>(work: (attempt: Attempt) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const attempt = { mayRepeat: true };
    try {
      return await work(attempt);
    } catch (error) {
      if (!isOvertaken(error, attempt.mayRepeat)) {
        throw error;
      }
      if (tries === MOST_TRIES) {
        throw tooManyWriters(error);
      }
      await pause(Math.random() * Math.min(2 ** tries, LONGEST_PAUSE_MILLISECONDS));
    }
  }
}

const KINDS = { POST: ['create'], PUT: ['create', 'update'], PATCH: ['update'], DELETE: ['delete'] } as const;

/**
 * A condition that leaves nothing to write is answered like a write, so who may not write is told before it is looked at.
 * @throws ForbiddenError when an agent's scopes do not include the write, or nobody like the actor may write the type so.
 */
export function requireWriteScope(call: Pick<FhirCall, 'method' | 'repository'>, type: ResourceType): void {
  const { method } = call;
  if (method !== 'GET' && method !== 'HEAD') {
    requireScope(call, type, LETTER[method]);
    if (!KINDS[method].some((kind) => mayWrite(call.repository.actor, type, kind))) {
      throw new ForbiddenError(`You may not ${KINDS[method].at(-1)} a ${type}.`);
    }
  }
}

/** Whether somebody else was faster and the write, which did not name a version, may look again. */
export function isOvertaken(error: unknown, mayRepeat: boolean): boolean {
  return error instanceof Error && (error.name === 'GuardMovedError' || (mayRepeat && error instanceof StaleTaskError));
}

function tooManyWriters(cause: unknown): FhirProblem {
  const words = 'Too many write the same resource at once; nothing was written. Send it again in a moment.';
  return new FhirProblem(503, 'transient', words, { headers: { 'retry-after': '1' }, cause });
}

async function tryWrite(request: WriteRequest, { repository }: FhirCall, attempt: Attempt): Promise<FhirAnswer> {
  attempt.mayRepeat = mayPlanAnew(request);
  const identity = await identify(request, repository);
  // An id that was made for a new resource and is taken, or one that must be new, stays refused.
  attempt.mayRepeat &&= identity.state !== 'new';
  const change = await planChange(request, identity, repository);
  if (change === undefined) {
    return identity.state === 'absent'
      ? { status: 204, isWrite: true }
      : answerOf(await repository.readResource(request.type, identity.id), { status: 200, isWrite: true });
  }
  const [written] = await repository.commit([change], identity.guards);
  return answerOfWritten(written);
}

/** The answer for what was written: 201 for a creation, 204 for a deletion. */
export function answerOfWritten(written: Written | undefined): FhirAnswer {
  if (written?.resource === undefined) {
    return { status: 204, isWrite: true };
  }
  const { created, resource } = written;
  return answerOf(resource, { status: created ? 201 : 200, isWrite: true, created });
}
