import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { CrowdedError, NotVisibleError, StaleTaskError } from '@/lib/domain/fhir/errors';
import { wordsOf } from '@/lib/domain/fhir/token';
import { applyVerb } from '@/lib/domain/task/apply-verb';
import type { TaskAction } from '@/lib/domain/task/task-action';
import { taskGate } from '@/lib/domain/task/task-gate';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { pool } from '@/lib/server/database/pool';
import type { Change, Written } from '@/lib/server/repository/change';
import type { Repository, StoredTask } from '@/lib/server/repository/repository';

type Act = { actor: Actor; id: string; verb: TaskVerb; action: TaskAction; now: Date };
type Along = { changes: readonly Change[]; left: readonly string[] };

const MOST_TRIES = 5;

/**
 * Writes what is done to a task, and to the open tasks that are part of it, in one commit: a task that is put on hold takes
 * them along, one that is cancelled does when that is asked for. Each is judged for the actor by the same gate as any
 * other act; what is not theirs to do, or not possible, is left: `left` has the titles. One that moved meanwhile is looked
 * at anew. @throws what `commit` throws about the task itself; CrowdedError
 */
export async function commitWithChildren(
  repository: Repository,
  changes: readonly Change[],
  act: Act,
  tries = MOST_TRIES,
): Promise<{ written: readonly Written[]; left: readonly string[] }> {
  const along = await childrenAlong(repository, act);
  try {
    return { written: await repository.commit([...changes, ...along.changes]), left: along.left };
  } catch (error) {
    if (!(error instanceof StaleTaskError) || error.current.id === act.id) {
      throw error;
    }
  }
  if (tries === 1) {
    throw new CrowdedError();
  }
  return commitWithChildren(repository, changes, act, tries - 1);
}

/** What `commitWithChildren` would say, with nothing written. @throws what `commit` throws about the task itself */
export async function judgeWithChildren(repository: Repository, changes: readonly Change[], act: Act): Promise<void> {
  const along = await childrenAlong(repository, act);
  await repository.judge([...changes, ...along.changes]);
}

async function childrenAlong(repository: Repository, act: Act): Promise<Along> {
  const takesAlong = act.verb === 'hold' || (act.verb === 'cancel' && act.action.withChildren === true);
  if (!takesAlong) {
    return { changes: [], left: [] };
  }
  const children = (await openChildrenOf(repository, act.id)).filter((child) => !staysAsItIs(child, act));
  const judged = children.map((child) => ({ child, change: changeOf(child, act) }));
  return {
    changes: judged.flatMap(({ change }) => change ?? []),
    left: judged.filter(({ change }) => change === undefined).map(({ child }) => titleOf(child.task)),
  };
}

/** The open tasks that are part of a task and that the reader sees. */
async function openChildrenOf(repository: Repository, id: string): Promise<StoredTask[]> {
  const { rows } = await pool().query<{ id: string }>({
    name: 'open_children_ids',
    text: 'select id from open_children($1) order by id',
    values: [id],
  });
  const children = await Promise.all(rows.map((row) => readIfSeen(repository, row.id)));
  return children.filter((child) => child !== undefined);
}

async function readIfSeen(repository: Repository, id: string): Promise<StoredTask | undefined> {
  try {
    return await repository.readTask(id);
  } catch (error) {
    if (error instanceof NotVisibleError) {
      return undefined;
    }
    throw error;
  }
}

/** What was on hold before stays so by itself; and what the hold waits for has to go on. */
function staysAsItIs({ task }: StoredTask, { verb, action }: Act): boolean {
  return verb === 'hold' && (task.status === 'on-hold' || action.untilResource === `Task/${task.id}`);
}

function changeOf({ task, ...read }: StoredTask, { actor, id, verb, action, now }: Act): Change | undefined {
  const { policy } = read.taskType;
  const heldFrom = heldFromOf(task);
  const resource = applyVerb(task, {
    verb,
    action: { seenVersion: read.version, reason: reasonAlong(verb, action) },
    actor,
    policy,
    now,
    heldFrom,
    ...(verb === 'hold' && { heldWith: `Task/${id}` }),
  });
  const answer = taskGate({ before: task, after: resource, actor, reach: read.reach, policy, heldFrom, verb, now });
  return answer.allowed ? { kind: 'put', resource, seenVersion: read.version, verb, read } : undefined;
}

/** Why a child is held or cancelled, as its story says it. */
function reasonAlong(verb: TaskVerb, { reason }: TaskAction): string {
  const along = `${verb === 'hold' ? 'Held' : 'Cancelled'} with the task it is part of`;
  return reason === undefined ? `${along}.` : `${along}: ${reason}`;
}

function titleOf(task: Task): string {
  return wordsOf(task.code) ?? task.description ?? 'Task';
}
