import type { Task } from '@medplum/fhirtypes';
import type { ModelTask } from './model-judge-fixture';
import { referenceOf } from './model-world-fixture';

const DONE_BY = 'https://taskward.health/fhir/StructureDefinition/done-by';
const HELD_FROM = 'https://taskward.health/fhir/StructureDefinition/held-from';

/** Where a stored Task is not as the model says, part by part; empty when it is. */
export function divergences(model: ModelTask, task: Task): string[] {
  const extension = (url: string) => task.extension?.find((each) => each.url === url);
  const isWaiting = model.status === 'in-progress' && model.doneBy !== undefined;
  const pairs: [part: string, model: unknown, found: unknown][] = [
    ['status', model.status, task.status],
    ['owner', model.owner && referenceOf(model.owner), task.owner?.reference],
    ['requester', referenceOf(model.requester), task.requester?.reference],
    ['held from', model.heldFrom, extension(HELD_FROM)?.valueCode],
    ['done by', model.doneBy && referenceOf(model.doneBy), extension(DONE_BY)?.valueReference?.reference],
    ['waiting', isWaiting, task.businessStatus !== undefined],
    ['reason', model.reason, task.statusReason?.text],
    ['notes', model.notes, task.note?.length ?? 0],
    ['outputs', model.outputs, task.output?.length ?? 0],
    ['priority', model.priority, task.priority],
    ['due', model.due, task.restriction?.period?.end],
    ['description', model.description, task.description],
  ];
  return pairs
    .filter(([, expected, found]) => expected !== found)
    .map(([part, expected, found]) => `${part} should be ${String(expected)}, is ${String(found)}`);
}
