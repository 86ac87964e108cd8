import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { awaitedBy, isResult, orderOf } from '@/lib/domain/task/awaited';
import type { TaskFamily, TaskTitle, TaskWait } from '@/lib/domain/task/family-page';
import { parentIdsOf } from '@/lib/domain/task/task-family';
import { heldFromOf, heldWithOf } from '@/lib/domain/task/task-hold';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { verbOffer } from '@/lib/domain/task/verb-offers';
import { pool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';
import type { Repository } from '@/lib/server/repository/repository';
import { readRow } from '@/lib/server/worklist/read-row';

type Reader = { actor: Actor; repository: Repository; now: Date };
type Child = TaskFamily['children'][number];

const MOST = 100;
/** Open ones first, in the order in which they were asked for. */
const CHILDREN = {
  name: 'children_of_task',
  text: `select t.id, t.open from task_term m join task_row t on t.id = m.id
    where m.terms @> array[hashtextextended('part-of:r=Task/' || $1, 0)] order by t.open desc, t.authored, t.id limit ${MOST}`,
};

/** What a task is part of and what is part of it, what it waits for while it is held, and what it could wait for. */
export async function readFamily(
  task: Task & { id: string },
  reader: Reader,
): Promise<Pick<TaskPage, 'family' | 'waits' | 'order'>> {
  const { rows } = await pool().query<{ id: string; open: boolean }>({ ...CHILDREN, values: [task.id] });
  const [parents, children, waits] = await Promise.all([
    titlesOf(parentIdsOf(task, `${environment().publicUrl}/fhir`), reader),
    Promise.all(rows.map((row) => readChild(row, reader))),
    readWaits(task, reader),
  ]);
  const hidden = rows.filter(({ open }, place) => open && children[place] === undefined).length;
  return {
    family: { parents, children: children.filter((child) => child !== undefined), hidden },
    waits,
    order: orderOf(task) ?? null,
  };
}

/** In the order in which it was said; nothing where it waits for a time or for somebody. */
async function readWaits(task: Task, reader: Reader): Promise<TaskWait[]> {
  const awaited = awaitedBy(task);
  const heldWith = task.status === 'on-hold' ? heldWithOf(task) : undefined;
  return [
    ...(awaited === undefined ? [] : [await waitFor(awaited, reader)]),
    ...(heldWith === undefined ? [] : [{ kind: 'with' as const, task: await titleOf(heldWith, reader) }]),
  ];
}

async function waitFor(awaited: NonNullable<ReturnType<typeof awaitedBy>>, reader: Reader): Promise<TaskWait> {
  if (awaited.search === undefined) {
    return { kind: 'task', task: await titleOf(awaited.about, reader) };
  }
  return { kind: isResult(awaited) ? 'result' : 'resource', task: null };
}

async function readChild({ id, open }: { id: string; open: boolean }, reader: Reader): Promise<Child | undefined> {
  const row = await readRow(reader.actor, id, reader);
  if (row === undefined || !open) {
    return row && { row, held: false, cancelled: false };
  }
  const { task, reach, taskType } = await reader.repository.readTask(id);
  const { actor, now } = reader;
  const judging = { actor, reach, policy: taskType.policy, heldFrom: heldFromOf(task), now };
  const isAllowed = (verb: 'hold' | 'cancel') => verbOffer(verb, task, judging).allowed;
  return { row, held: isAllowed('hold'), cancelled: isAllowed('cancel') };
}

async function titlesOf(ids: readonly string[], reader: Reader): Promise<TaskTitle[]> {
  const titles = await Promise.all(ids.map((id) => titleOf(`Task/${id}`, reader)));
  return titles.filter((title) => title !== null);
}

async function titleOf(reference: string, { actor, now }: Reader): Promise<TaskTitle | null> {
  const row = await readRow(actor, reference.slice('Task/'.length), { now });
  return row === undefined ? null : { id: row.id, title: row.title };
}
