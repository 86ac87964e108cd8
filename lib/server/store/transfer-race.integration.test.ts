import type { Encounter, Resource, Task } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { until } from '@/lib/server/ledger/test-until';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const put = (...resources: (Resource & { id: string })[]) =>
  repositoryFor(SYSTEM_ACTOR).commit(resources.map((resource) => ({ kind: 'put', resource })));
const ward = (id: string): Resource & { id: string } => ({ resourceType: 'Location', id, name: id });
const stay: Encounter & { id: string } = {
  ...{ resourceType: 'Encounter', id: 'stay', status: 'in-progress', class: { code: 'IMP' } },
  location: [{ location: { reference: 'Location/old' } }],
};
const task: Task & { id: string } = {
  ...{ resourceType: 'Task', id: 'task', status: 'requested', intent: 'order' },
  encounter: { reference: 'Encounter/stay' },
};

beforeEach(() => put(ward('old'), ward('new'), stay, task));

type Write = () => Promise<unknown>;

/** Where a task stands that is written while its patient is on the way to the new ward; the transfer commits first. */
async function unitAfter(write: Write): Promise<string | undefined> {
  const transfer = await database.pool.connect();
  await transfer.query('begin');
  await transfer.query(`update encounter_row set location = 'new', unit = 'new' where id = 'stay'`);
  await transfer.query(`select reroute_tasks('{task}', now())`);
  const writing = write();
  await until(async () => {
    const { rowCount } = await database.pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return rowCount !== 0;
  }, 'the write waits for the transfer');
  await transfer.query('commit');
  transfer.release();
  await writing;
  const { rows } = await database.pool.query<{ unit: string; reach: string[] }>(
    `select unit, reach from task_row where id = 'task'`,
  );
  return rows[0]?.reach.includes(`unit:${rows[0].unit}`) === true ? rows[0].unit : undefined;
}

test('a task that is written during a transfer is on the new ward', async () => {
  expect(await unitAfter(() => put({ ...task, description: 'written meanwhile' }))).toBe('new');
});

test('one who reads the ward first and writes the row later puts it back, and the same check sees it', async () => {
  const naive: Write = () =>
    database.pool.query(
      `update task_row set unit = s.unit, reach = array['all', 'unit:' || s.unit] from encounter_row s where s.id = 'stay' and task_row.id = 'task'`,
    );
  expect(await unitAfter(naive)).toBe('old');
});
