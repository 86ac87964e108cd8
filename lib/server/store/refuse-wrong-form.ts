import 'server-only';
import type { QuestionnaireResponse, Task } from '@medplum/fhirtypes';
import { RefusedError } from '@/lib/domain/fhir/errors';
import { localReferencesOf } from '@/lib/domain/fhir/local-references';
import { missing } from '@/lib/domain/task/task-refusals';
import type { Queryable } from '@/lib/server/database/queryable';
import type { Decision } from '@/lib/server/repository/decide';
import { currentVersions } from './current-versions';

const PREFIX = 'QuestionnaireResponse/';

/**
 * Completing a task that asks for a form takes that form, about that patient, in the store or in the same commit; the
 * rules alone see only that there is a reference. @throws RefusedError (422)
 */
export async function refuseWrongForm(
  db: Queryable,
  { resource }: Decision,
  { form, decisions }: { form: string; decisions: readonly Decision[] },
): Promise<void> {
  const task = resource as Task;
  const isInside = task.output?.some(({ valueReference }) => valueReference?.reference?.startsWith('#') === true);
  if (isInside === true) {
    return;
  }
  const keys = [...localReferencesOf(task.output)].filter((key) => key.startsWith(PREFIX));
  const stored = await currentVersions(
    db,
    keys.map((key) => ({ type: 'QuestionnaireResponse', id: key.slice(PREFIX.length) })),
  );
  const isFilled = keys.some((key) => {
    const response = decisions.find(({ type, id }) => `${type}/${id}` === key)?.resource ?? stored.get(key)?.resource;
    return response?.resourceType === 'QuestionnaireResponse' && isFormOf(response, task, form);
  });
  if (!isFilled) {
    const { refusal, status } = missing('complete', 'form');
    throw new RefusedError(refusal, status);
  }
}

function isFormOf(response: QuestionnaireResponse, task: Task, form: string): boolean {
  const isSameForm = response.questionnaire?.split('|')[0] === form.split('|')[0];
  return isSameForm && response.subject?.reference === task.for?.reference;
}
