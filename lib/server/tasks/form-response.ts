import 'server-only';
import type { QuestionnaireResponse, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError } from '@/lib/domain/fhir/errors';
import { formFaults } from '@/lib/domain/task/check-form';
import type { TaskAction } from '@/lib/domain/task/task-action';
import type { TaskPolicy } from '@/lib/domain/task/task-policy';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { Repository } from '@/lib/server/repository/repository';
import { readForm } from './read-form';

export type StoredResponse = QuestionnaireResponse & { id: string };
type Asked = { task: Task & { id: string }; verb: TaskVerb; action: TaskAction; policy: TaskPolicy; actor: Actor; now: Date };

/**
 * The answers that come with a verb, checked against the form of the task's type and made ready to be stored beside the
 * task; undefined when none came and none are asked for. @throws InputError (422) that names each answer at fault
 */
export async function formResponse(repository: Repository, asked: Asked): Promise<StoredResponse | undefined> {
  const { task, verb, action, policy, actor, now } = asked;
  const given = action.questionnaireResponse as Partial<QuestionnaireResponse> | undefined;
  const canonical = verb === 'complete' ? policy.form : undefined;
  if (given === undefined && canonical === undefined) {
    return undefined;
  }
  if (canonical === undefined) {
    throw wrong('No form is asked for here.', []);
  }
  const form = await readForm(repository, canonical);
  if (form === undefined) {
    throw wrong('The form of this task type is missing. Tell your administrator.', []);
  }
  const response: StoredResponse = {
    ...given, resourceType: 'QuestionnaireResponse', id: repository.generateId(), status: 'completed', questionnaire: form.url ?? canonical,
    ...(task.for !== undefined && { subject: task.for }), ...(task.encounter !== undefined && { encounter: task.encounter }),
    authored: now.toISOString(), author: { reference: actor.reference, display: actor.display } as NonNullable<QuestionnaireResponse['author']>,
  };
  const faults = formFaults(form, response);
  if (faults.length > 0) {
    throw wrong('The form is not complete.', faults);
  }
  return response;
}

function wrong(message: string, faults: readonly { field: string; message: string }[]): InputError {
  return new InputError(message, { status: 422, fields: faults.length > 0 ? faults : [{ field: 'questionnaireResponse', message }] });
}

/** The task's output that points at stored answers; what is already there is kept. */
export function withResponse(task: Task & { id: string }, response: StoredResponse): Task & { id: string } {
  const reference = `QuestionnaireResponse/${response.id}`;
  if (task.output?.some(({ valueReference }) => valueReference?.reference === reference)) {
    return task;
  }
  const output = { type: { text: 'Form' }, valueReference: { reference } };
  return { ...task, output: [...(task.output ?? []), output] };
}
