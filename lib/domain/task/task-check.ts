import type { CodeableConcept, Coding, Extension, Reference, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { handleOf } from '@/lib/domain/fhir/reference';
import type { TaskVerb } from './task-verb';

/** `valueReference`: who did the work, where a second person has to check it before it counts as completed. */
export const DONE_BY = 'https://taskward.health/fhir/StructureDefinition/done-by';

/** In `Task.businessStatus` while done work waits for its check, so that everybody can search for it. */
export const WAITING_FOR_CHECK: Coding = {
  system: 'https://taskward.health/fhir/CodeSystem/business-status',
  code: 'waiting-for-check',
  display: 'Waiting for check',
};

/** What is left to do with a task that waits for its check. Everything else would let the check be forgotten. */
const WHILE_WAITING: readonly TaskVerb[] = ['check', 'send-back', 'amend', 'cancel', 'mark-in-error'];

/** Who did the work of a task that a second person checks, as a handle; undefined when nobody said. */
export function doneByOf(task: Task): string | undefined {
  const reference: Reference | undefined = task.extension?.find(({ url }) => url === DONE_BY)?.valueReference;
  return handleOf(reference, task);
}

/** Whether the work is done and a second person has not checked it yet. */
export function isWaitingForCheck(task: Task): boolean {
  return task.status === 'in-progress' && doneByOf(task) !== undefined;
}

/** That this actor did it, as the Task says it. */
export function doneBy({ reference, display }: Actor): Extension {
  return { url: DONE_BY, valueReference: { reference, display } };
}

/** The Task with the mark of waiting exactly when it waits; a business status of others stays. */
export function markedAsWaiting<T extends Task>(task: T): T {
  const others = codingsBeside(task.businessStatus);
  const isMarked = others.length < (task.businessStatus?.coding?.length ?? 0);
  if (isMarked === isWaitingForCheck(task)) {
    return task;
  }
  const coding = isMarked ? others : [...others, WAITING_FOR_CHECK];
  const { coding: _coding, ...words } = task.businessStatus ?? {};
  const marked = { ...words, ...(coding.length > 0 && { coding }) };
  const { businessStatus: _status, ...rest } = task;
  return (Object.keys(marked).length === 0 ? rest : { ...rest, businessStatus: marked }) as T;
}

/** The business status that is not ours to say; undefined when nothing is left. */
export function businessStatusOfOthers(status: CodeableConcept | undefined): CodeableConcept | undefined {
  const { coding: _coding, ...words } = status ?? {};
  const coding = codingsBeside(status);
  const others = { ...words, ...(coding.length > 0 && { coding }) };
  return Object.keys(others).length === 0 ? undefined : others;
}

/** Whether a verb is one for a task that waits for its check, or for one that does not. */
export function fitsWaiting(verb: TaskVerb, task: Task): boolean {
  return isWaitingForCheck(task) ? WHILE_WAITING.includes(verb) : verb !== 'check' && verb !== 'send-back';
}

function codingsBeside(status: CodeableConcept | undefined): Coding[] {
  return (status?.coding ?? []).filter(
    ({ system, code }) => system !== WAITING_FOR_CHECK.system || code !== WAITING_FOR_CHECK.code,
  );
}
