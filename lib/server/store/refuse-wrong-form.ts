import 'server-only';
import type { QuestionnaireResponse, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { RefusedError } from '@/lib/domain/fhir/errors';
import { localReferencesOf } from '@/lib/domain/fhir/local-references';
import { missing } from '@/lib/domain/task/task-refusals';
import { TASK_VERBS, type TaskVerb } from '@/lib/domain/task/task-verb';
import type { Queryable } from '@/lib/server/database/queryable';
import type { Change } from '@/lib/server/repository/change';
import { deciding } from '@/lib/server/repository/change-at-fault';
import type { Decision } from '@/lib/server/repository/decide';
import { currentVersions } from './current-versions';

const PREFIX = 'QuestionnaireResponse/';

type Made = { changes: readonly Change[]; decisions: readonly Decision[] };

/**
 * A verb that asks for a form takes that form, about that patient, in the store or in the same commit; the rules alone see
 * only that there is a reference. Agents may keep theirs elsewhere. @throws RefusedError (422)
 */
export async function refuseWrongForms(
  db: Queryable,
  { changes, decisions }: Made,
  actor: Actor,
  formOfVerb: (task: Task, verb: TaskVerb) => string | undefined,
): Promise<void> {
  if (actor.accessRole === 'agent') {
    return;
  }
  for (const [index, change] of changes.entries()) {
    const decision = decisions[index];
    const verb = TASK_VERBS.find((each) => each === decision?.act.verb);
    const form =
      decision?.type === 'Task' && verb !== undefined ? formOfVerb(decision.resource as Task, verb) : undefined;
    if (decision !== undefined && verb !== undefined && form !== undefined) {
      await deciding(change, () => refuseWrongForm(db, decision, { verb, form, decisions }));
    }
  }
}

async function refuseWrongForm(
  db: Queryable,
  { resource }: Decision,
  { verb, form, decisions }: { verb: TaskVerb; form: string; decisions: readonly Decision[] },
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
    const { refusal, status } = missing(verb, 'form');
    throw new RefusedError(refusal, status);
  }
}

function isFormOf(response: QuestionnaireResponse, task: Task, form: string): boolean {
  const [url, version] = form.split('|');
  const [answered, ofVersion] = response.questionnaire?.split('|') ?? [];
  // Answers that name no version are to whatever form the task asks for.
  const isSameForm = answered === url && (version === undefined || ofVersion === undefined || ofVersion === version);
  return isSameForm && response.subject?.reference === task.for?.reference;
}
