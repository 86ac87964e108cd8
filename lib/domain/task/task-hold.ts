import type { Extension, Task } from '@medplum/fhirtypes';
import { TASK_STATUSES, type TaskStatus } from './task-status';

const BASE = 'https://taskward.health/fhir/StructureDefinition';
/** `valueCode`: the status before the hold. */
export const HELD_FROM = `${BASE}/held-from`;
/** `valueDateTime`: until when it is held. */
export const HELD_UNTIL = `${BASE}/held-until`;
/**
 * Until what is there it is held: `valueReference` of another Task, until that is closed; or `valueUri`, a search such as
 * `DiagnosticReport?based-on=ServiceRequest/1`, until it finds something.
 */
export const HELD_UNTIL_RESOURCE = `${BASE}/held-until-resource`;
/** `valueReference`: the task it is part of and was put on hold with; it comes back when that one goes on. */
export const HELD_WITH = `${BASE}/held-with`;

/** What a Task remembers while it is on hold, and no longer. */
export const HOLD_MEMORY: readonly string[] = [HELD_FROM, HELD_UNTIL, HELD_UNTIL_RESOURCE, HELD_WITH];

/** The status a held task had before, which it returns to; undefined when it is not held or nobody recorded it. */
export function heldFromOf(task: Task): TaskStatus | undefined {
  const code = extensionOf(task, HELD_FROM)?.valueCode;
  return TASK_STATUSES.find((status) => status === code);
}

/** Until when a task is held, as an instant; undefined when nobody said. */
export function heldUntilOf(task: Task): string | undefined {
  return extensionOf(task, HELD_UNTIL)?.valueDateTime;
}

/** Until what is there a task is held, as it stands there: `Task/123` or a search; undefined when nobody said. */
export function heldUntilResourceOf(task: Task): string | undefined {
  const { valueReference, valueUri } = extensionOf(task, HELD_UNTIL_RESOURCE) ?? {};
  return valueReference?.reference ?? valueUri;
}

/** The task that a held one was put on hold with, as a reference; undefined when it was held by itself. */
export function heldWithOf(task: Task): string | undefined {
  return extensionOf(task, HELD_WITH)?.valueReference?.reference;
}

/** What a hold writes beside the status: from where, and until when or what, or with which task. */
export function holdMemory(
  task: Task,
  hold: { until?: string | undefined; untilResource?: string | undefined; heldWith?: string | undefined },
): Extension[] {
  const { until, untilResource, heldWith } = hold;
  return [
    { url: HELD_FROM, valueCode: task.status },
    ...(until === undefined ? [] : [{ url: HELD_UNTIL, valueDateTime: until }]),
    ...(untilResource === undefined ? [] : [{ url: HELD_UNTIL_RESOURCE, ...awaitedValue(untilResource) }]),
    ...(heldWith === undefined ? [] : [{ url: HELD_WITH, valueReference: { reference: heldWith } }]),
  ];
}

function awaitedValue(text: string): Pick<Extension, 'valueReference' | 'valueUri'> {
  return text.includes('?') ? { valueUri: text } : { valueReference: { reference: text } };
}

function extensionOf(task: Task, wanted: string): Extension | undefined {
  return task.extension?.find(({ url }) => url === wanted);
}
