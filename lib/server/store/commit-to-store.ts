import 'server-only';
import type { Resource, Task } from '@medplum/fhirtypes';
import type { Pool } from 'pg';
import type { Actor } from '@/lib/domain/access/actor';
import { mayEverWrite } from '@/lib/domain/access/may-write';
import { visibleTo } from '@/lib/domain/access/visible-to';
import { CrowdedError, ForbiddenError, GoneError, InputError } from '@/lib/domain/fhir/errors';
import { parentIdsOf } from '@/lib/domain/task/task-family';
import { formOf } from '@/lib/domain/task/task-policy';
import type { Queryable } from '@/lib/server/database/queryable';
import { areOfOneType, type TaskType, taskTypes } from '@/lib/server/projection/task-types';
import type { Change, Guard, Stored, Written } from '@/lib/server/repository/change';
import { deciding, inPlaceOf } from '@/lib/server/repository/change-at-fault';
import { type Decision, decide } from '@/lib/server/repository/decide';
import { currentVersions } from './current-versions';
import { withFamily } from './family-of-commit';
import { refuseHidden } from './refuse-hidden';
import { refuseWrongForms } from './refuse-wrong-form';
import { refuseWrongWaits } from './refuse-wrong-waits';
import { writeRows } from './write-rows';
import { writtenRows } from './written-rows';

/** What a commit needs beside its changes. `matches` finds the ids that meet a criterion, inside the transaction. */
export type CommitContext = {
  pool: Pool;
  actor: Actor;
  now: () => Date;
  timeZone: string;
  baseUrl: string;
  newId: () => string;
  matches: (db: Queryable, guard: Guard) => Promise<readonly string[]>;
};

/** unique_violation: somebody created the same id; serialization_failure; deadlock_detected. Nothing was written. */
const TRY_AGAIN = new Set(['23505', '40001', '40P01']);
const MOST_TRIES = 20;
/** So often it is hoped that nobody else is faster; then the rows are locked first, so that somebody is. */
const HOPEFUL_TRIES = 3;

/**
 * Writes all changes or none: read, decide, write if every version still stands. When one moved in between, it is
 * decided again on what stands then: a change that named the version it saw is refused there, any other goes on.
 */
export async function commitToStore(
  changes: readonly Change[],
  guards: readonly Guard[],
  context: CommitContext,
): Promise<readonly Written[]> {
  refuseTwice(changes);
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const now = tries === 1 ? changes : changes.map(unread);
    const written =
      guards.length === 0 && tries <= HOPEFUL_TRIES
        ? await tryCommit(now, context.pool, context)
        : await tryLocked(now.map(unread), guards, context);
    if (written !== undefined) {
      return written;
    }
  }
  throw new CrowdedError();
}

/** Decides on all changes as a commit would at this moment, and writes nothing. @throws what `commitToStore` throws of them */
export async function judgeForStore(
  changes: readonly Change[],
  context: Omit<CommitContext, 'matches'>,
): Promise<void> {
  refuseTwice(changes);
  await decideAll(changes, context.pool, context);
}

async function tryCommit(
  asked: readonly Change[],
  db: Queryable,
  context: CommitContext,
): Promise<readonly Written[] | undefined> {
  const { decisions, now } = await decideAll(asked, db, context);
  const { written, rows } = writtenRows(decisions, {
    actor: context.actor,
    at: now.toISOString(),
    timeZone: context.timeZone,
    baseUrl: context.baseUrl,
    newId: context.newId,
  });
  try {
    return (await writeRows(db, rows)) ? written : undefined;
  } catch (error) {
    if (isLostRace(error)) {
      return undefined;
    }
    throw error;
  }
}

async function decideAll(
  asked: readonly Change[],
  db: Queryable,
  context: Omit<CommitContext, 'matches'>,
): Promise<{ decisions: readonly Decision[]; now: Date }> {
  const now = context.now();
  const stored = await storedOf(db, asked);
  const changes = asked.map((change) => remade(change, stored.get(keyOf(change)), context.actor));
  const typeOf = await typesOf(db, changes, stored);
  refuseForbiddenTypes(context.actor, changes);
  await refuseHidden(
    db,
    context.actor,
    changes.map((change) => {
      const key = keyOf(change);
      return { change, key, after: resourceIn(change), before: stored.get(key) };
    }),
  );
  const decisions = changes.map((change) =>
    decide(change, stored.get(keyOf(change)), { actor: context.actor, now, policy: typeOf(taskIn(change)).policy }),
  );
  await refuseWrongForms(db, { changes, decisions }, context.actor, (task, verb) => formOf(typeOf(task).policy, verb));
  await refuseWrongWaits({ db, actor: context.actor, baseUrl: context.baseUrl, now }, { changes, stored });
  return { decisions: await withFamily(db, { changes, decisions, stored, baseUrl: context.baseUrl }), now };
}

function isLostRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && TRY_AGAIN.has(String(error.code));
}

/** What stands where the changes want to write: as the writer read it in this request, or as it is now. */
async function storedOf(db: Queryable, changes: readonly Change[]): Promise<ReadonlyMap<string, Stored>> {
  const unknown = changes.filter((change) => readIn(change) === undefined);
  const stored = await currentVersions(db, unknown.map(addressOf));
  for (const change of changes) {
    const read = readIn(change);
    if (read !== undefined) {
      stored.set(keyOf(change), read);
    }
  }
  return stored;
}

/** The types of the Tasks as they will be; asked for only where the type is not the one that stands. */
async function typesOf(
  db: Queryable,
  changes: readonly Change[],
  stored: ReadonlyMap<string, Stored>,
): Promise<(task: Task | undefined) => TaskType> {
  const standing = (task: Task | undefined): TaskType | undefined => {
    const before = task && stored.get(`Task/${task.id}`);
    const isKept =
      before?.resource?.resourceType === 'Task' && task !== undefined && areOfOneType(before.resource, task);
    return isKept ? before.taskType : undefined;
  };
  const tasks = changes.flatMap((change) => taskIn(change) ?? []);
  const typeOf = await taskTypes(
    db,
    tasks.filter((task) => standing(task) === undefined),
  );
  return (task) => standing(task) ?? typeOf(task);
}

/** In a transaction of its own that holds the guards and the rows from before they are looked at until they are written. */
async function tryLocked(
  changes: readonly Change[],
  guards: readonly Guard[],
  context: CommitContext,
): Promise<readonly Written[] | undefined> {
  const client = await context.pool.connect();
  try {
    await client.query('begin');
    await holdGuards(client, guards, context);
    const locked = [...changes.map(addressOf), ...changes.flatMap((change) => parentsOf(change, context.baseUrl))];
    await client.query(LOCK_ROWS, [locked.map(({ type }) => type), locked.map(({ id }) => id)]);
    const written = await tryCommit(changes, client, context);
    await client.query(written === undefined ? 'rollback' : 'commit');
    return written;
  } catch (error) {
    await client.query('rollback');
    if (isLostRace(error)) {
      return undefined;
    }
    throw error;
  } finally {
    client.release();
  }
}

const LOCK_ROWS = `select from resource r join (select distinct * from unnest($1::text[], $2::text[]) as named(type, id)) wanted on r.type = wanted.type and r.id = wanted.id
  order by r.type, r.id for update of r`;

/** @throws GuardMovedError when what a condition matches has changed */
async function holdGuards(client: Queryable, guards: readonly Guard[], { matches }: CommitContext): Promise<void> {
  const keys = [...new Set(guards.map(({ type, criteria }) => `${type}?${criteria}`))].sort();
  for (const key of keys) {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
  }
  for (const guard of guards) {
    const ids = await matches(client, guard);
    if ([...ids].sort().join() !== [...guard.expected].sort().join()) {
      throw new GuardMovedError();
    }
  }
}

/** What a patch makes of what stands now, if that is not what it was made of. Whoever may not see it is told so by the decision. */
function remade(change: Change, stored: Stored | undefined, actor: Actor): Change {
  if (change.kind === 'delete' || change.remake === undefined || stored === change.read) {
    return change;
  }
  const { remake } = change;
  return deciding(change, () => {
    const standing = stored?.resource;
    if (standing === undefined) {
      throw new GoneError(keyOf(change));
    }
    const isSeen = standing.resourceType !== 'Task' || visibleTo(actor, stored?.reach ?? []);
    return isSeen ? inPlaceOf(change, { ...change, resource: remake(standing) }) : change;
  });
}

/** Between the search for an identity and the commit another writer changed what matches; search again and repeat. */
export class GuardMovedError extends Error {
  constructor() {
    super('What the condition matches has changed.');
    this.name = 'GuardMovedError';
  }
}

/** What somebody may never write is refused before anything is said about what stands there. */
function refuseForbiddenTypes(actor: Actor, changes: readonly Change[]): void {
  for (const change of changes) {
    const { type } = addressOf(change);
    deciding(change, () => {
      if (!mayEverWrite(actor, type)) {
        throw new ForbiddenError(`Resources of type ${type} are not yours to write.`);
      }
    });
  }
}

function readIn(change: Change): Stored | undefined {
  return change.kind === 'put' ? change.read : undefined;
}

/** The same change for a later try, which looks at what stands by then. */
function unread(change: Change): Change {
  return change.kind === 'put' && change.read !== undefined
    ? inPlaceOf(change, { ...change, read: undefined })
    : change;
}

function resourceIn(change: Change): Resource | undefined {
  return change.kind === 'put' ? change.resource : undefined;
}

function taskIn(change: Change): Task | undefined {
  return change.kind === 'put' && change.resource.resourceType === 'Task' ? change.resource : undefined;
}

function addressOf(change: Change): { type: Resource['resourceType']; id: string } {
  return change.kind === 'put'
    ? { type: change.resource.resourceType, id: change.resource.id }
    : { type: change.type, id: change.id };
}

function keyOf(change: Change): string {
  const { type, id } = addressOf(change);
  return `${type}/${id}`;
}

function parentsOf(change: Change, baseUrl: string): { type: 'Task'; id: string }[] {
  return parentIdsOf(taskIn(change) ?? {}, baseUrl).map((id) => ({ type: 'Task', id }));
}

/** hl7.org/fhir/R4/http.html#trules: the same resource must not stand twice in one transaction. */
function refuseTwice(changes: readonly Change[]): void {
  const keys = new Set<string>();
  for (const key of changes.map(keyOf)) {
    if (keys.has(key)) {
      throw new InputError(`${key} stands twice in one transaction.`, { status: 422 });
    }
    keys.add(key);
  }
}
