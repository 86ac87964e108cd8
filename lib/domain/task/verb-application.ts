import type { TaskOutput } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { TaskAction } from './task-action';
import type { TypePolicy } from './task-policy';
import type { TaskStatus } from './task-status';
import type { TaskVerb } from './task-verb';

/** A verb with all that decides what it makes of a Task; `heldFrom` is the status before the hold. */
export type VerbApplication = {
  verb: TaskVerb;
  action: TaskAction;
  actor: Actor;
  policy: TypePolicy;
  now: Date;
  heldFrom: TaskStatus | undefined;
  /** The name to show for `action.to`. */
  toDisplay?: string | undefined;
  /** The task it is put on hold with, as a reference. */
  heldWith?: string | undefined;
  /** What completing brought about, such as a reference to the filled form. */
  output?: readonly TaskOutput[];
};
