import 'server-only';
import type { Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { readRuleOf } from '@/lib/domain/access/read-rule';
import { InputError, RefusedError } from '@/lib/domain/fhir/errors';
import { type Awaited, awaitedOf, waitsInCircle } from '@/lib/domain/task/awaited';
import { heldUntilResourceOf } from '@/lib/domain/task/task-hold';
import type { Queryable } from '@/lib/server/database/queryable';
import { canRead } from '@/lib/server/projection/visibility';
import type { Change, Stored } from '@/lib/server/repository/change';
import { deciding } from '@/lib/server/repository/change-at-fault';
import { searchParametersOf } from '@/lib/server/repository/search-parameters';
import { searchStore } from './search';

type Context = { db: Queryable; actor: Actor; baseUrl: string; now: Date };
type Asked = { changes: readonly Change[]; stored: ReadonlyMap<string, Stored> };

const CIRCLE = `with recursive waited(id) as (
    select $1::text collate "C" union
    select substr(w.about, 6) from waited join task_wait w on w.task_id = waited.id and w.type = 'Task')
  select from waited where id = $2`;

/**
 * A hold until something is there names what can be noticed when it comes, and what the writer may see: waiting for it
 * tells that it came. Agents are held to the form as well. @throws InputError (422), RefusedError (422)
 */
export async function refuseWrongWaits(context: Context, { changes, stored }: Asked): Promise<void> {
  for (const change of changes) {
    const task = change.kind === 'put' && change.resource.resourceType === 'Task' ? change.resource : undefined;
    const text = task && heldUntilResourceOf(task);
    if (task !== undefined && text !== undefined && text !== standingOf(stored.get(`Task/${task.id}`))) {
      await deciding(change, () => refuseWrongWait(context, { task, text }));
    }
  }
}

function standingOf(stored: Stored | undefined): string | undefined {
  return stored?.resource?.resourceType === 'Task' ? heldUntilResourceOf(stored.resource) : undefined;
}

async function refuseWrongWait(context: Context, { task, text }: { task: Task; text: string }): Promise<void> {
  const { db, actor } = context;
  const awaited = awaitedOf(text);
  if (awaited === undefined) {
    throw input(
      'Name a task such as Task/123, or a search by plain parameters that names what it is about, such as DiagnosticReport?based-on=ServiceRequest/1.',
    );
  }
  await refuseWrongSearch(context, awaited);
  const isSeen = actor.accessRole === 'agent' || (await isVisible(db, actor, awaited));
  if (!isSeen) {
    throw input(`${awaited.about} does not exist, or is not yours to see.`);
  }
  if (awaited.type === 'Task' && (await isCircle(db, awaited, task))) {
    const { refusal, status } = waitsInCircle();
    throw new RefusedError(refusal, status);
  }
}

/** @throws InputError for what no search understands, or what nothing would tell of */
async function refuseWrongSearch(context: Context, { type, by, search }: Awaited): Promise<void> {
  if (search === undefined || by === undefined) {
    return;
  }
  if (searchParametersOf(type).get(by)?.type !== 'reference') {
    throw input(`${by} of ${type} is no reference. Name what it is about first.`);
  }
  // Whatever is wrong with it is told now, and not to the worker that looks every time.
  await searchStore(context.db, type, new URLSearchParams([...search, ['_count', '1']]), { ...context, strict: true });
}

function isVisible(db: Queryable, actor: Actor, { type, about }: Awaited): Promise<boolean> {
  const [aboutType = '', id = ''] = about.split('/');
  return readRuleOf(actor, type) === 'none' ? Promise.resolve(false) : canRead(db, actor, aboutType, id);
}

async function isCircle(db: Queryable, { about }: Awaited, task: Task): Promise<boolean> {
  const { rowCount } = await db.query(CIRCLE, [about.slice('Task/'.length), task.id]);
  return rowCount !== 0;
}

function input(message: string): InputError {
  return new InputError(message, {
    status: 422,
    fields: [{ field: 'Task.extension', message: 'What it is held until' }],
  });
}
