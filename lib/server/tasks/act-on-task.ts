import 'server-only';
import type { Task, TaskOutput } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError, RefusedError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import type { TaskAction } from '@/lib/domain/task/task-action';
import { taskGate } from '@/lib/domain/task/task-gate';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import type { ActionAnswer } from '@/lib/domain/task/task-page';
import { formOf, type TaskPolicy } from '@/lib/domain/task/task-policy';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { STAND_IN_FORM } from '@/lib/domain/task/verb-offers';
import type { Change, Stored } from '@/lib/server/repository/change';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { readRow } from '@/lib/server/worklist/read-row';
import { commitWithChildren } from './act-on-children';
import { forgetDraft } from './form-drafts';
import { formResponse } from './form-response';
import { displayOfParty } from './known-party';
import { refuseArrived } from './refuse-arrived';
import { forgetTyped } from './typed-verbs';

type Options = { now: Date; repository?: Repository };
type Acting = {
  actor: Actor;
  task: Task & { id: string };
  read: Stored;
  reach: readonly string[];
  verb: TaskVerb;
  action: TaskAction;
  policy: TaskPolicy;
  now: Date;
};

/**
 * Does a verb to a task: output and status in one write, against the version that was seen (design, section 6).
 * @throws NotVisibleError, StaleTaskError, RefusedError, InputError in that order (design, section 5)
 */
export async function actOnTask(
  actor: Actor,
  id: string,
  verb: TaskVerb,
  action: TaskAction,
  options: Options,
): Promise<ActionAnswer> {
  const { now, repository = repositoryFor(actor, { now: () => now }) } = options;
  const { task, ...read } = await repository.readTask(id);
  const { reach, version, taskType } = read;
  if (action.seenVersion !== version) {
    throw new StaleTaskError(task);
  }
  const acting: Acting = { actor, task, read, reach, verb, action, policy: taskType.policy, now };
  const changes = await changesOf(acting, repository).catch((error: unknown) => {
    // Whether it is theirs to do, and possible at all, comes before what is missing in the input.
    throw error instanceof InputError ? (refusalOf(acting) ?? error) : error;
  });
  const { written, left } = await commitWithChildren(repository, changes, { ...acting, id });
  await forgetWhatWasTyped(acting, id);
  const row = (await readRow(actor, id, { now })) ?? null;
  return { id, version: written[0]?.version ?? version, row, ...(left.length > 0 && { left: [...left] }) };
}

/** What was on the way to an act that is done now; one that asks for nothing had nothing typed. */
async function forgetWhatWasTyped({ actor, verb, policy }: Acting, id: string): Promise<void> {
  if (policy.rules[verb].asks.length > 0) {
    await Promise.all([forgetTyped(actor, { id, verb }), verb === 'complete' && forgetDraft(id)]);
  }
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
