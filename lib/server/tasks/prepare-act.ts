import 'server-only';
import type { Task, TaskOutput } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError, RefusedError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import type { TaskAction } from '@/lib/domain/task/task-action';
import { taskGate } from '@/lib/domain/task/task-gate';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import { formOf, type TaskPolicy } from '@/lib/domain/task/task-policy';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { STAND_IN_FORM } from '@/lib/domain/task/verb-offers';
import type { Change, Stored } from '@/lib/server/repository/change';
import type { Repository } from '@/lib/server/repository/repository';
import { formResponse } from './form-response';
import { displayOfParty } from './known-party';
import { refuseArrived } from './refuse-arrived';

/** A verb as somebody wants it done to a task. */
export type AskedAct = { actor: Actor; id: string; verb: TaskVerb; action: TaskAction; now: Date };

/** The same with the task as it stands. */
export type Acting = Omit<AskedAct, 'id'> & {
  task: Task & { id: string };
  read: Stored;
  reach: readonly string[];
  policy: TaskPolicy;
};

/**
 * What a verb would write, made on the version that was seen. The gate is asked when it is written, or judged.
 * @throws NotVisibleError, StaleTaskError, RefusedError, InputError in that order (design, section 5)
 */
export async function prepareAct(
  repository: Repository,
  { id, ...asked }: AskedAct,
): Promise<{ acting: Acting; changes: readonly Change[] }> {
  const { task, ...read } = await repository.readTask(id);
  const { reach, version, taskType } = read;
  if (asked.action.seenVersion !== version) {
    throw new StaleTaskError(task);
  }
  const acting: Acting = { ...asked, task, read, reach, policy: taskType.policy };
  const changes = await changesOf(acting, repository).catch((error: unknown) => {
    // Whether it is theirs to do, and possible at all, comes before what is missing in the input.
    throw error instanceof InputError ? (refusalOf(acting) ?? error) : error;
  });
  return { acting, changes };
}

async function changesOf(acting: Acting, repository: Repository): Promise<Change[]> {
  const { verb, action, read } = acting;
  if (verb === 'hold' && action.untilResource !== undefined) {
    await refuseArrived(repository, action.untilResource);
  }
  const toDisplay = verb === 'reassign' && action.to !== undefined ? await displayOfParty(action.to, 'to') : undefined;
  const filled = await formResponse(repository, acting);
  const resource = changedTask(acting, { toDisplay, output: filled === undefined ? [] : [filled.output] });
  const put: Change = { kind: 'put', resource, seenVersion: action.seenVersion, verb, read };
  return filled === undefined ? [put] : [put, { kind: 'put', resource: filled.response, mustBeNew: true }];
}

function changedTask(
  { actor, task, verb, action, policy, now }: Acting,
  more: { toDisplay?: string | undefined; output: readonly TaskOutput[] },
): Task & { id: string } {
  return applyVerb(task, { verb, action, actor, policy, now, heldFrom: heldFromOf(task), ...more });
}

/** What the gate would say if the input were right; undefined when nothing. */
function refusalOf(acting: Acting): RefusedError | undefined {
  const { actor, task, reach, verb, policy, now } = acting;
  const after = changedTask(acting, { output: formOf(policy, verb) === undefined ? [] : [STAND_IN_FORM] });
  const answer = taskGate({ before: task, after, actor, reach, policy, heldFrom: heldFromOf(task), verb, now });
  return answer.allowed ? undefined : new RefusedError(answer.refusal, answer.status);
}
