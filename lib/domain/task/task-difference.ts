import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { handleOf } from '@/lib/domain/fhir/reference';
import { isWaitingForCheck } from './task-check';
import type { TaskStatus } from './task-status';

/** What a verb does to the owner: nothing, makes it the actor, clears it, or gives it to somebody. */
export type OwnerChange = 'kept' | 'taken' | 'cleared' | 'given';

/** Whether a write says that a second person shall check the work, or ends that waiting. */
export type CheckChange = 'kept' | 'asked' | 'ended';

/** What a write changes of the three things that a verb is named by. */
export type TaskDifference = { from: TaskStatus; to: TaskStatus; owner: OwnerChange; check: CheckChange };

/** The difference between the stored Task and the one that somebody wants to write. */
export function differenceOf(before: Task, after: Task, actor: Actor): TaskDifference {
  const [earlier, later] = [handleOf(before.owner, before), handleOf(after.owner, after)];
  return {
    from: before.status,
    to: after.status,
    owner: ownerChange(earlier, later, actor),
    check: checkChange(isWaitingForCheck(before), isWaitingForCheck(after)),
  };
}

/** Whether a difference is a step of the work, and not only a change of what is said about it. */
export function isStepOf({ from, to, owner, check }: TaskDifference): boolean {
  return from !== to || owner !== 'kept' || check !== 'kept';
}

function checkChange(earlier: boolean, later: boolean): CheckChange {
  if (earlier === later) {
    return 'kept';
  }
  return later ? 'asked' : 'ended';
}

function ownerChange(earlier: string | undefined, later: string | undefined, actor: Actor): OwnerChange {
  if (earlier === later) {
    return 'kept';
  }
  if (later === undefined) {
    return 'cleared';
  }
  // An agent takes work for whomever it names; nobody else can act as somebody else.
  return actor.handles.includes(later) || (actor.accessRole === 'agent' && earlier === undefined) ? 'taken' : 'given';
}
