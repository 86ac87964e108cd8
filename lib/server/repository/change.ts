import 'server-only';
import type { Resource, Task } from '@medplum/fhirtypes';
import type { TaskStatus } from '@/lib/domain/task/task-status';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { TaskType } from '@/lib/server/projection/task-types';

/** What stands in the store where a change wants to write; of a Task also who sees it and what its type says. */
export type Stored = {
  version: string;
  resource: (Resource & { id: string }) | undefined;
  reach: readonly string[];
  heldFrom: TaskStatus | undefined;
  taskType: TaskType;
};

/**
 * One write of a commit.
 * `seenVersion` is the version the writer saw (compared, and stale is refused); `undefined` means that the writer did
 * not look: the gate then judges the version that stands, and decides again if it moves. `mustBeNew` refuses an id that
 * is taken. For a Task, `verb` is what the writer says it does; without it the gate names it from the difference.
 * `read` is what the writer read in this same request: it is decided on first, and as every other decision holds only if
 * that version still stands when it is written. `remake` makes the resource anew from what stands, for a writer who did not
 * look and whose resource hangs on what stood there: a patch. `undoes` is the Task before the actor's own last step, where
 * the change takes that back; who says so has looked that it was theirs.
 */
export type Change =
  | {
      kind: 'put';
      resource: Resource & { id: string };
      seenVersion?: string;
      mustBeNew?: boolean;
      verb?: TaskVerb;
      undoes?: Task;
      read?: Stored | undefined;
      remake?: (standing: Resource & { id: string }) => Resource & { id: string };
    }
  | { kind: 'delete'; type: Resource['resourceType']; id: string; seenVersion?: string };

/**
 * An identity that a commit relies on: exactly the resources of `type` that match `criteria` when the commit is written
 * must be `expected` (ids). Held under an advisory lock on type and criteria, so that no two conditional writes race.
 */
export type Guard = { type: Resource['resourceType']; criteria: string; expected: readonly string[] };

/** What was written for one change; `resource` is undefined after a deletion. */
export type Written = {
  type: Resource['resourceType'];
  id: string;
  version: string;
  updated: string;
  created: boolean;
  resource: (Resource & { id: string }) | undefined;
};
