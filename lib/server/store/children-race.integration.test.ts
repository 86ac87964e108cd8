import { randomUUID } from 'node:crypto';
import type { Task } from '@medplum/fhirtypes';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { testRepository } from '@/lib/server/fhir/endpoint-fixture';
import { until } from '@/lib/server/ledger/test-until';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';

const RUNS = process.env.PROVE === '1' ? 400 : 40;
/** What a part waits for while it is written, so that its transaction can be kept open. */
const GATE = 4711;

let database: TestDatabase;
/** Another node: commits of one node wait for each other before they reach the database. */
let otherNode: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  otherNode = new pg.Pool({ connectionString: database.url, max: 8 });
  await database.pool.query(`create function wait_at_gate() returns trigger language plpgsql as $$
    begin if new.title = 'gated' then perform pg_advisory_xact_lock(${GATE}); end if; return new; end $$`);
  await database.pool.query(
    'create trigger gate before insert or update on task_row for each row execute function wait_at_gate()',
  );
});
afterAll(async () => {
  await otherNode.end();
  await database.close();
});

type Made = Task & { id: string };
const put = (...tasks: Made[]) =>
  repositoryFor(SYSTEM_ACTOR).commit(tasks.map((resource) => ({ kind: 'put', resource })));
const putElsewhere = (resource: Made) => testRepository(otherNode, SYSTEM_ACTOR).commit([{ kind: 'put', resource }]);
const task = (status: Task['status'], more: Partial<Task> = {}): Made => ({
  ...{ resourceType: 'Task', id: randomUUID(), status, intent: 'order', ...more },
});
const partOf = ({ id }: Made, status: Task['status']) =>
  task(status, { partOf: [{ reference: `Task/${id}` }], code: { text: 'gated' } });
const outcome = (write: Promise<unknown>) =>
  write.then(
    () => 'written',
    (error: Error) => error.message,
  );

/** How many statements wait for another. */
async function waiting(): Promise<number> {
  const { rows } = await database.pool.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.waiting ?? 0;
}

type Open = (parent: Made) => Promise<() => Promise<unknown>>;

/** A part that is made while its parent is completed. */
const create: Open = async (parent) => {
  const part = partOf(parent, 'accepted');
  return () => putElsewhere(part);
};
/** A part that is reopened meanwhile. */
const reopen: Open = async (parent) => {
  const part = partOf(parent, 'completed');
  await put(part);
  return () => putElsewhere({ ...part, status: 'in-progress' });
};

/** What becomes of completing a task while a part of it is opened in a transaction that began before and ends after. */
async function completingMeanwhile(open: Open): Promise<string | undefined> {
  const parent = task('in-progress');
  await put(parent);
  const opening = await open(parent);
  const gate = await database.pool.connect();
  await gate.query('select pg_advisory_lock($1)', [GATE]);
  const opened = opening();
  let isOver = false;
  let completed: Promise<string> | undefined;
  try {
    await until(async () => (await waiting()) === 1, 'the part is being written');
    completed = outcome(put({ ...parent, status: 'completed' })).finally(() => {
      isOver = true;
    });
    await until(async () => isOver || (await waiting()) > 1, 'completing is over, or waits for the part');
  } finally {
    await gate.query('select pg_advisory_unlock($1)', [GATE]);
    gate.release();
  }
  await opened;
  return completed;
}

/** How many of so many parents were completed although a part of them had been opened before, by the order of the ledger. */
async function crossed(runs: number): Promise<number> {
  const parents = Array.from({ length: runs }, () => task('in-progress'));
  await put(...parents);
  await Promise.all(
    parents.flatMap((parent, place) => {
      const completing = () => outcome(put({ ...parent, status: 'completed' }));
      const part = { ...partOf(parent, 'accepted'), code: { text: 'free' } };
      const opening = () => outcome(place % 4 < 2 ? put(part) : putElsewhere(part));
      return place % 2 === 0 ? [completing(), opening()] : [opening(), completing()];
    }),
  );
  const { rowCount } = await database.pool.query(
    `select from task_event done join lateral open_children(done.task_id) part on true
       join task_event opened on opened.task_id = part.id and opened.seq < done.seq
     where done.to_status = 'completed' and done.task_id = any ($1)`,
    [parents.map(({ id }) => id)],
  );
  return rowCount ?? 0;
}

const REFUSED = 'One task that is part of it is still open.';

test('a task is not completed while a part of it is made or reopened', async () => {
  expect([await completingMeanwhile(create), await completingMeanwhile(reopen)]).toEqual([REFUSED, REFUSED]);
  expect(await crossed(RUNS)).toBe(0);
});

test('completing first, a part that comes after is taken', async () => {
  const parent = task('in-progress');
  await put(parent);
  await put({ ...parent, status: 'completed' });
  expect(await outcome(put(partOf(parent, 'accepted')))).toBe('written');
});

test('writes that go by the versions alone let it through, and the same check sees it', async () => {
  // As 0004_commit has it: no row but those that are written is taken.
  await database.pool.query(`create or replace function lock_resources(changes commit_change[]) returns jsonb language plpgsql as $$
    begin
      return (
        select jsonb_agg(jsonb_build_object('commit', c.commit, 'type', c.type, 'id', c.id, 'version', standing.version))
        from unnest(changes) c
        left join lateral (select r.version from resource r where r.type = c.type and r.id = c.id for update) standing on true
        where standing.version is distinct from c.seen);
    end $$`);
  expect([await completingMeanwhile(create), await completingMeanwhile(reopen)]).toEqual(['written', 'written']);
  expect(await crossed(RUNS)).toBeGreaterThan(0);
});
