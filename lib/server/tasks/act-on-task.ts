import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError, RefusedError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import type { TaskAction } from '@/lib/domain/task/task-action';
import { taskGate } from '@/lib/domain/task/task-gate';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import type { ActionAnswer } from '@/lib/domain/task/task-page';
import type { TaskPolicy } from '@/lib/domain/task/task-policy';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { pool } from '@/lib/server/database/pool';
import type { Change } from '@/lib/server/repository/change';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { readRow } from '@/lib/server/worklist/read-row';
import { formResponse, type StoredResponse, withResponse } from './form-response';
import { taskTypeOf } from './task-type-of';

type Act = { id: string; verb: TaskVerb; action: TaskAction };
type Acting = { actor: Actor; task: Task & { id: string }; reach: readonly string[]; verb: TaskVerb; action: TaskAction; policy: TaskPolicy; now: Date };

/**
 * Does a verb to a task: output and status in one write, against the version that was seen (design, section 6).
 * @throws NotVisibleError, StaleTaskError, RefusedError, InputError in that order (design, section 5)
 */
export async function actOnTask(actor: Actor, act: Act, options: { now: Date; repository?: Repository }): Promise<ActionAnswer> {
  const { id, verb, action } = act;
  const { now, repository = repositoryFor(actor, { now: () => now }) } = options;
  const { task, reach, version } = await repository.readTask(id);
  if (action.seenVersion !== version) {
    throw new StaleTaskError(task);
  }
  const { policy } = await taskTypeOf(task);
  const acting: Acting = { actor, task, reach, verb, action, policy, now };
  await refuseUnknownPerson(acting);
  const changes = await changesOf(acting, repository);
  const written = await repository.commit(changes);
  const row = await readRow(actor, id, { now });
  return { id, version: written[0]?.version ?? version, row: row ?? null };
}

async function changesOf(acting: Acting, repository: Repository): Promise<Change[]> {
  const { task, verb, action } = acting;
  const response = await formResponse(repository, acting).catch((error: unknown) => {
    // Whose task it is comes before what is missing in the form.
    refuseForbidden(acting);
    throw error;
  });
  const changed = changedTask(acting, response);
  const put: Change = { kind: 'put', resource: changed, seenVersion: action.seenVersion, verb };
  return response === undefined ? [put] : [put, { kind: 'put', resource: response, mustBeNew: true }];
}

function changedTask({ actor, task, verb, action, policy, now }: Acting, response: StoredResponse | undefined): Task & { id: string } {
  const input = response === undefined ? action : { ...action, questionnaireResponse: { ...response } };
  const after = { ...applyVerb(task, { verb, action: input, actor, policy, now, heldFrom: heldFromOf(task) }), id: task.id };
  return response === undefined ? after : withResponse(after, response);
}

/** @throws RefusedError when the gate would refuse the verb whatever stands in the form */
function refuseForbidden(acting: Acting): void {
  const { actor, task, reach, verb, policy, now } = acting;
  const answer = taskGate({ before: task, after: changedTask(acting, undefined), actor, reach, policy, heldFrom: heldFromOf(task), verb, now });
  if (!answer.allowed) {
    throw new RefusedError(answer.refusal, answer.status);
  }
}

/** Work handed to somebody whom the directory does not know would be on nobody's list. */
async function refuseUnknownPerson(acting: Acting): Promise<void> {
  const { to } = acting.action;
  if (to === undefined) {
    return;
  }
  const { rowCount } = await pool().query('select from staff_row where reference = $1 and active', [to]);
  if (rowCount !== 1) {
    refuseForbidden(acting);
    throw new InputError('This person or team is not in the directory.', { status: 422, fields: [{ field: 'to', message: 'Choose somebody from the list.' }] });
  }
}

