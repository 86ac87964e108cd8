import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { RefusedError, StaleTaskError } from '@/lib/domain/fhir/errors';
import type { UndoRequest } from '@/lib/domain/task/task-action';
import type { ActionAnswer, StoryStep, UndoOffer } from '@/lib/domain/task/task-page';
import type { TaskPolicy } from '@/lib/domain/task/task-policy';
import { TASK_VERBS } from '@/lib/domain/task/task-verb';
import { judgeUndo, type UndoAnswer } from '@/lib/domain/task/undo';
import { undoUntil } from '@/lib/domain/task/undo-time';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { readRow } from '@/lib/server/worklist/read-row';
import { readStory } from './read-story';

type Asked = {
  actor: Actor;
  task: Task & { id: string };
  reach: readonly string[];
  policy: TaskPolicy;
  now: Date;
};

/**
 * Takes back the reader's own last step on a task by a compensating move, which is a step of its own in the history.
 * @throws NotVisibleError, StaleTaskError when a later step has begun, RefusedError
 */
export async function undoLastAct(
  actor: Actor,
  id: string,
  { seenVersion }: UndoRequest,
  options: { now: Date; repository?: Repository },
): Promise<ActionAnswer> {
  const { now, repository = repositoryFor(actor, { now: () => now }) } = options;
  const { task, ...read } = await repository.readTask(id);
  if (read.version !== seenVersion) {
    throw new StaleTaskError(task);
  }
  const before = await versionBefore(repository, id);
  const [last] = await readStory(id);
  const answer = judge({ actor, task, reach: read.reach, policy: read.taskType.policy, now }, last, before);
  if (!answer.allowed) {
    throw new RefusedError(answer.refusal, answer.status);
  }
  const resource = { ...answer.resource, id };
  const [written] = await repository.commit([
    { kind: 'put', resource, seenVersion, verb: answer.verb, read, ...(before !== undefined && { undoes: before }) },
  ]);
  return { id, version: written?.version ?? seenVersion, row: (await readRow(actor, id, { now })) ?? null };
}

/** What the reader may take back now; undefined when nothing. `last` is the newest step of the story. */
export async function readUndoOffer(
  asked: Asked,
  { repository, last }: { repository: Repository; last: StoryStep | undefined },
): Promise<UndoOffer | undefined> {
  const act = TASK_VERBS.find((verb) => verb === last?.act);
  if (last === undefined || act === undefined || !isRecentlyOwn(last, asked)) {
    return undefined;
  }
  const answer = judge(asked, last, await versionBefore(repository, asked.task.id));
  return answer.allowed ? { act, at: last.at, until: answer.until.toISOString() } : undefined;
}

/** So that the versions are read only where they may matter. */
function isRecentlyOwn({ actor, at }: StoryStep, asked: Asked): boolean {
  return asked.actor.handles.includes(actor?.reference ?? '') && asked.now <= undoUntil(at);
}

function judge({ task, ...asked }: Asked, last: StoryStep | undefined, before: Task | undefined): UndoAnswer {
  const step = last === undefined ? undefined : { act: last.act, at: last.at, actor: last.actor?.reference };
  return judgeUndo({ ...asked, step, before, current: task });
}

/** Undefined for a task that has no earlier version. */
async function versionBefore(repository: Repository, id: string): Promise<Task | undefined> {
  const { entry = [] } = await repository.readHistory<Task>('Task', id, { limit: 2 });
  return entry[1]?.resource;
}
