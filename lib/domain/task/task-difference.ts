import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { handleOf } from '@/lib/domain/fhir/reference';
import type { OwnerChange } from './task-rules';
import type { TaskStatus } from './task-status';

/** What a write changes of the two things that rules look at. */
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

const ANYBODYS: readonly (keyof Task)[] = ['note', 'meta', 'text', 'lastModified'];
const OWNERS: readonly (keyof Task)[] = [...ANYBODYS, 'output', 'input', 'businessStatus', 'executionPeriod', 'relevantHistory'];

function changedParts(before: Task, after: Task): (keyof Task)[] {
  const parts = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Task>;
  return [...parts].filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

/** Whether notes were only added: those that stood before stand unchanged at the beginning. */
function notesAreKept(before: Task, after: Task): boolean {
  const earlier = before.note ?? [];
  return JSON.stringify(earlier) === JSON.stringify((after.note ?? []).slice(0, earlier.length));
}

/** How far an amendment goes: a note that anybody in reach may add, work that the owner records, or the task itself. */
export function amendmentOf(before: Task, after: Task): 'note' | 'work' | 'task' {
  const changed = changedParts(before, after);
  if (!notesAreKept(before, after)) {
    return 'task';
  }
  if (changed.every((part) => ANYBODYS.includes(part))) {
    return 'note';
  }
  return changed.every((part) => OWNERS.includes(part)) ? 'work' : 'task';
}
