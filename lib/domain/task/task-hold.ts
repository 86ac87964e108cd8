import type { Task } from '@medplum/fhirtypes';
import { TASK_STATUSES, type TaskStatus } from './task-status';

/** `valueCode`: the status before the hold. */
export const HELD_FROM = 'https://taskward.health/fhir/StructureDefinition/held-from';
/** `valueDateTime`: until when it is held. */
export const HELD_UNTIL = 'https://taskward.health/fhir/StructureDefinition/held-until';

/** The status a held task had before, which it returns to; undefined when it is not held or nobody recorded it. */
export function heldFromOf(task: Task): TaskStatus | undefined {
  const code = task.extension?.find(({ url }) => url === HELD_FROM)?.valueCode;
  return TASK_STATUSES.find((status) => status === code);
}

/** Until when a task is held, as an instant; undefined when nobody said. */
export function heldUntilOf(task: Task): string | undefined {
  return task.extension?.find(({ url }) => url === HELD_UNTIL)?.valueDateTime;
}
