import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { handleOf } from '@/lib/domain/fhir/reference';
import type { OwnerChange } from './task-rules';
import type { TaskStatus } from './task-status';

/** What a write changes of the two things that a verb is named by. */
export type TaskDifference = { from: TaskStatus; to: TaskStatus; owner: OwnerChange };

/** The difference between the stored Task and the one that somebody wants to write. */
export function differenceOf(before: Task, after: Task, actor: Actor): TaskDifference {
  const [earlier, later] = [handleOf(before.owner, before), handleOf(after.owner, after)];
  return { from: before.status, to: after.status, owner: ownerChange(earlier, later, actor) };
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
