import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { BulkAsked, BulkInputs, BulkVerb } from '@/lib/domain/bulk/bulk-verb';
import { heldUntilOf } from '@/lib/domain/task/task-hold';
import type { Repository } from '@/lib/server/repository/repository';
import { prepareAct } from './prepare-act';
import { readStory } from './read-story';

type Asked = BulkAsked & { id: string; seenVersion: string };

/** Whether a task stands as the verb would leave it. */
const IS_DONE: Record<BulkVerb, (task: Task, inputs: BulkInputs, actor: Actor) => boolean> = {
  claim: ({ owner }, _, { handles }) => handles.includes(owner?.reference ?? ''),
  release: ({ owner }) => owner === undefined,
  reassign: ({ owner }, { to }) => owner?.reference === to,
  hold: (task, { until }) => task.status === 'on-hold' && (until === undefined || heldUntilOf(task) === until),
  amend: ({ restriction, priority = 'routine' }, inputs) =>
    (inputs.priority === undefined || inputs.priority === priority) &&
    (inputs.due === undefined || restriction?.period?.end === (inputs.due ?? undefined)),
};

/**
 * The version of a task on which this very act was done already by the same person, from the version that was seen: its answer
 * was lost, or it went along with the task it is part of. Undefined when somebody did something else.
 */
export async function doneAlready(
  repository: Repository,
  { id, seenVersion, verb, inputs }: Asked,
): Promise<string | undefined> {
  const { entry = [] } = await repository.readHistory<Task>('Task', id, { limit: 2 });
  const [current, before] = entry.map(({ resource }) => resource);
  const version = current?.meta?.versionId;
  if (
    current === undefined ||
    before?.meta?.versionId !== seenVersion ||
    !IS_DONE[verb](current, inputs, repository.actor)
  ) {
    return undefined;
  }
  const [last] = await readStory(id);
  const isOwn = repository.actor.handles.includes(last?.actor?.reference ?? '');
  return last?.version === version && last?.act === verb && isOwn ? version : undefined;
}

/**
 * The version of a task that stands as an amendment would leave it, where the actor may make that; undefined where there is
 * something to change, and for every other verb. @throws what the act throws
 */
export async function amendedAlready(
  repository: Repository,
  { id, seenVersion, verb, inputs }: Asked,
  now: Date,
): Promise<string | undefined> {
  if (verb !== 'amend') {
    return undefined;
  }
  const { actor } = repository;
  const { acting, changes } = await prepareAct(repository, {
    actor,
    id,
    verb,
    action: { ...inputs, seenVersion },
    now,
  });
  if (!IS_DONE.amend(acting.task, inputs, actor)) {
    return undefined;
  }
  await repository.judge(changes);
  return seenVersion;
}
