import type { Extension, Task } from '@medplum/fhirtypes';
import { idOfType } from '@/lib/domain/fhir/reference';
import { impossible, type Refused } from './task-refusals';

/** `valueBoolean` true: whoever completed it knew that tasks which are part of it are still open, and leaves them so. */
export const CHILDREN_LEFT_OPEN = 'https://taskward.health/fhir/StructureDefinition/children-left-open';

/** That open children may stay open, as the Task says it. */
export const LEAVES_CHILDREN: Extension = { url: CHILDREN_LEFT_OPEN, valueBoolean: true };

/** The ids of the Tasks that a Task is part of, each once. `baseUrl` is our own, which a reference may spell out. */
export function parentIdsOf(task: Pick<Task, 'partOf'>, baseUrl: string): readonly string[] {
  const ids = (task.partOf ?? []).flatMap(({ reference }) => idOfType(plain(reference, baseUrl), 'Task') ?? []);
  return [...new Set(ids)];
}

/** Whether it may be completed although tasks that are part of it are open. */
export function leavesChildren(task: Task): boolean {
  return task.extension?.some(({ url, valueBoolean }) => url === CHILDREN_LEFT_OPEN && valueBoolean === true) === true;
}

/** 422: so many tasks that are part of it are open, and nobody said that they may stay so. */
export function childrenOpen(count: number): Refused {
  const message =
    count === 1 ? 'One task that is part of it is still open.' : `${count} tasks that are part of it are still open.`;
  return impossible(
    'task.complete.children',
    message,
    'Complete or cancel them first, or say that they may stay open.',
  );
}

function plain(reference: string | undefined, baseUrl: string): string | undefined {
  const local = reference?.startsWith(`${baseUrl}/`) ? reference.slice(baseUrl.length + 1) : reference;
  return local?.replace(/\/_history\/[^/]+$/, '');
}
