import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { TaskDifference } from './task-difference';
import type { ChangedPart } from './task-parts';
import type { TaskPolicy } from './task-policy';
import type { Relation } from './task-relation';
import type { TaskStatus } from './task-status';

/** What judging one verb needs to know. */
export type VerbQuestion = {
  before: Task;
  after: Task;
  actor: Actor;
  reach: readonly string[];
  relations: ReadonlySet<Relation>;
  difference: TaskDifference;
  /** What the write changes besides status and owner. */
  parts: readonly ChangedPart[];
  /** The caller said which verb it does; otherwise the difference was all there was to go by. */
  isNamed: boolean;
  /** How the Task stood before the actor's own last step, which the write takes back. */
  undoes?: Task | undefined;
  policy: TaskPolicy;
  heldFrom: TaskStatus | undefined;
  now: Date;
};
