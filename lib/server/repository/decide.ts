import 'server-only';
import type { Resource, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { mayWrite } from '@/lib/domain/access/may-write';
import { visibleTo } from '@/lib/domain/access/visible-to';
import { ForbiddenError, GoneError, NotVisibleError, RefusedError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { handleOf } from '@/lib/domain/fhir/reference';
import { laterOf } from '@/lib/domain/task/apply-verb';
import { markedAsWaiting } from '@/lib/domain/task/task-check';
import { taskGate } from '@/lib/domain/task/task-gate';
import type { TaskPolicy } from '@/lib/domain/task/task-policy';
import type { TaskStatus } from '@/lib/domain/task/task-status';
import type { TaskAct } from '@/lib/domain/task/task-verb';
import { VERB_SYSTEM } from '@/lib/server/audit/commit-record';
import type { Change, Stored } from './change';
import { deciding } from './change-at-fault';

/** A change that may be written: against which version, and what to record of it. */
export type Decision = {
  type: Resource['resourceType'];
  id: string;
  seen: string | undefined;
  resource: (Resource & { id: string }) | undefined;
  /** What stood there. */
  before: Resource | undefined;
  kind: 'create' | 'update' | 'delete';
  act: { verb: TaskAct; from?: TaskStatus; to?: TaskStatus; reason?: string };
  /** What the write has to hold to because of other Tasks: it has no open part, or these are held while it is opened under them. */
  family?: { alone?: true; parents?: readonly string[] };
};

type Context = { actor: Actor; policy: TaskPolicy; now: Date };

/**
 * Decides on one change in the order of refusals (design, section 5): not visible, stale, not allowed, not possible.
 * @throws NotVisibleError, GoneError, StaleTaskError, ForbiddenError, RefusedError
 */
export function decide(change: Change, stored: Stored | undefined, context: Context): Decision {
  return deciding(change, () => decisionOn(change, stored, context));
}

function decisionOn(change: Change, stored: Stored | undefined, context: Context): Decision {
  const type = change.kind === 'put' ? change.resource.resourceType : change.type;
  const id = change.kind === 'put' ? change.resource.id : change.id;
  const after = change.kind === 'put' ? change.resource : undefined;
  refuseUnseen({ change, stored, actor: context.actor, what: `${type}/${id}` });
  refuseUsedId(stored, context.actor);
  const kind = kindOf(stored?.resource, after);
  if (!mayWrite(context.actor, type, kind)) {
    throw new ForbiddenError(`You may not ${kind} a ${type}.`);
  }
  refuseForgery(after, context.actor);
  const resource = stampedByUs(after, kind, context);
  const decision = { type, id, seen: stored?.version, resource, before: stored?.resource, kind } as const;
  return {
    ...decision,
    act: type === 'Task' ? askGate(change, stored, context) : { verb: kind === 'update' ? 'amend' : kind },
  };
}

/** What was deleted keeps its id and its history to itself. */
function refuseUsedId(stored: Stored | undefined, actor: Actor): void {
  if (stored !== undefined && stored.resource === undefined && actor.accessRole !== 'agent') {
    throw new ForbiddenError('This id was used before. Leave the id to Taskward.');
  }
}

/** Nobody answers a form in another name, and nobody but the store records what was done here. */
function refuseForgery(after: Resource | undefined, actor: Actor): void {
  if (after?.resourceType === 'QuestionnaireResponse' && actor.accessRole !== 'agent') {
    const author = handleOf(after.author, after);
    if (author === undefined || !actor.handles.includes(author)) {
      throw new ForbiddenError('You can give answers only in your own name.');
    }
  }
  if (after?.resourceType === 'Provenance' && after.activity?.coding?.some(({ system }) => system === VERB_SYSTEM)) {
    throw new ForbiddenError('What was done here is recorded by Taskward alone. Use a CodeSystem of your own.');
  }
}

/** People do not say when they asked or wrote; agents bring the times of other systems. */
function stampedByUs(
  after: (Resource & { id: string }) | undefined,
  kind: Decision['kind'],
  { actor, now }: Context,
): typeof after {
  if (after?.resourceType !== 'Task') {
    return after;
  }
  const task = markedAsWaiting(after);
  if (actor.accessRole === 'agent') {
    return task;
  }
  if (kind === 'create') {
    return { ...task, authoredOn: now.toISOString(), lastModified: now.toISOString() };
  }
  return { ...task, lastModified: laterOf(now, task.authoredOn) };
}

function kindOf(before: Resource | undefined, after: Resource | undefined): Decision['kind'] {
  if (after === undefined) {
    return 'delete';
  }
  return before === undefined ? 'create' : 'update';
}

function refuseUnseen(options: { change: Change; stored: Stored | undefined; actor: Actor; what: string }): void {
  const { change, stored, actor, what } = options;
  if (stored?.resource === undefined) {
    refuseMissing(change, stored, what);
    return;
  }
  if (stored.resource.resourceType === 'Task' && !visibleTo(actor, stored.reach)) {
    throw new NotVisibleError(what);
  }
  if (isTaken(change) || (change.seenVersion !== undefined && change.seenVersion !== stored.version)) {
    throw new StaleTaskError(stored.resource);
  }
}

function refuseMissing(change: Change, stored: Stored | undefined, what: string): void {
  if (change.kind === 'delete' || change.seenVersion !== undefined) {
    throw stored === undefined ? new NotVisibleError(what) : new GoneError(what);
  }
}

function isTaken(change: Change): boolean {
  return change.kind === 'put' && change.mustBeNew === true;
}

function askGate(change: Change, stored: Stored | undefined, context: Context): Decision['act'] {
  const answer = taskGate({
    before: stored?.resource as Task | undefined,
    after: change.kind === 'put' ? (change.resource as Task) : undefined,
    actor: context.actor,
    reach: stored?.reach ?? [],
    policy: context.policy,
    heldFrom: stored?.heldFrom,
    now: context.now,
    ...(change.kind === 'put' && change.verb !== undefined && { verb: change.verb }),
    ...(change.kind === 'put' && change.undoes !== undefined && { undoes: change.undoes }),
  });
  if (!answer.allowed) {
    throw new RefusedError(answer.refusal, answer.status);
  }
  return answer.act;
}
