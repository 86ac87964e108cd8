import 'server-only';
import type { Questionnaire, QuestionnaireResponse, Reference, Task, TaskOutput } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError } from '@/lib/domain/fhir/errors';
import { formFaults } from '@/lib/domain/form/check-form';
import type { TaskAction } from '@/lib/domain/task/task-action';
import { FORM_OF_VERB, formOf as formCanonical, type TaskPolicy } from '@/lib/domain/task/task-policy';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import type { Repository } from '@/lib/server/repository/repository';
import { readForm } from './read-form';

/** The answers to a form as they will be stored, and the output of the task that points at them. */
export type FormResponse = { response: QuestionnaireResponse & { id: string }; output: TaskOutput };
type Asked = {
  task: Task & { id: string };
  verb: TaskVerb;
  action: TaskAction;
  policy: TaskPolicy;
  actor: Actor;
  now: Date;
};

/**
 * The answers that come with a verb, checked against the form of the task's type; undefined when none came: whether the
 * verb may do without is the gate's to say. @throws InputError (422) that names each answer at fault
 */
export async function formResponse(repository: Repository, asked: Asked): Promise<FormResponse | undefined> {
  const { task, action, actor, now } = asked;
  if (action.questionnaireResponse === undefined) {
    return undefined;
  }
  const form = await formOf(repository, asked);
  const response = {
    ...(action.questionnaireResponse as Partial<QuestionnaireResponse>),
    resourceType: 'QuestionnaireResponse',
    id: repository.generateId(),
    status: 'completed',
    questionnaire: form.version === undefined ? form.url : `${form.url}|${form.version}`,
    ...(task.for !== undefined && { subject: task.for }),
    ...(task.encounter !== undefined && { encounter: task.encounter }),
    authored: now.toISOString(),
    author: { reference: actor.reference, display: actor.display } as Reference<never>,
  } as FormResponse['response'];
  const faults = formFaults(form, response);
  if (faults.length > 0) {
    throw wrong('The form is not complete.', faults);
  }
  return {
    response,
    output: {
      type: { coding: [{ system: FORM_OF_VERB, code: asked.verb }], text: form.title ?? 'Form' },
      valueReference: { reference: `QuestionnaireResponse/${response.id}` },
    },
  };
}

async function formOf(repository: Repository, { verb, policy }: Asked): Promise<Questionnaire> {
  const canonical = formCanonical(policy, verb);
  if (canonical === undefined) {
    throw wrong('No form is asked for here.');
  }
  const form = await readForm(repository, canonical);
  if (form === undefined) {
    throw wrong('The form of this task type is missing. Tell your administrator.');
  }
  return form;
}

function wrong(message: string, fields = [{ field: 'questionnaireResponse', message }]): InputError {
  return new InputError(message, { status: 422, fields });
}
