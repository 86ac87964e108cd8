import type { Task } from '@medplum/fhirtypes';

/** `valueCode` ready: the work was open to all when it started, so releasing it opens it to all again. */
export const STARTED_FROM = 'https://taskward.health/fhir/StructureDefinition/started-from';

/** Ready when the work started from there; undefined when it was offered and accepted, or nobody recorded it. */
export function startedFromOf(task: Task): 'ready' | undefined {
  return task.extension?.some(({ url, valueCode }) => url === STARTED_FROM && valueCode === 'ready') === true
    ? 'ready'
    : undefined;
}
