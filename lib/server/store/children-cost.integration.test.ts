import { randomUUID } from 'node:crypto';
import type { Task } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';

const TASKS = 3000;
const IN_ONE_COMMIT = 1000;
/** As the function `open_children` asks. */
const QUESTION = `select t.id from task_term m join task_search t on t.id = m.id
  where m.terms @> array[hashtextextended('part-of:r=Task/' || $1, 0)] and t.open`;

let database: TestDatabase;
const ids = Array.from({ length: TASKS }, () => randomUUID());
beforeAll(async () => {
  database = await testDatabase();
  const tasks = ids.map((id, place): Task & { id: string } => ({
    ...{ resourceType: 'Task', id, status: 'accepted', intent: 'order' },
    ...(place % 10 > 0 && { partOf: [{ reference: `Task/${ids[place - (place % 10)]}` }] }),
  }));
  for (let from = 0; from < TASKS; from += IN_ONE_COMMIT) {
    const changes = tasks.slice(from, from + IN_ONE_COMMIT).map((resource) => ({ kind: 'put' as const, resource }));
    await repositoryFor(SYSTEM_ACTOR).commit(changes);
  }
  await database.pool.query('analyze task_term, task_search');
});
afterAll(() => database.close());

/** What of the tables a statement reads whole, and the index by which it finds parts. */
async function planOf(text: string): Promise<string> {
  const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${text}`, [ids[0]]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test('the open parts of a task are found by an index, however many tasks there are; a plan that reads all is caught', async () => {
  const plan = await planOf(QUESTION);
  process.stdout.write(`${plan}\n`);
  expect(plan).toContain('task_term_terms');
  expect(plan).not.toContain('Seq Scan');
  expect(await planOf(QUESTION.replace('m.terms @>', `(m.terms || '{}') @>`))).toContain('Seq Scan');
  const { rows } = await database.pool.query('select from open_children($1)', [ids[0]]);
  expect(rows).toHaveLength(9);
});

/** How often the tables of waiting are read while a Task is written. */
test('a claim reads nothing of what others wait for; a write that closes a task does, and is seen to', async () => {
  const read = async (task: string) => {
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      const before = await scansOf(client);
      await client.query('select note_waits(array[$1::commit_change])', [task]);
      const after = await scansOf(client);
      await client.query('rollback');
      return after - before;
    } finally {
      client.release();
    }
  };
  expect(await read(CLAIM)).toBe(0);
  expect(await read(CLAIM.replace('accepted', 'completed'))).toBeGreaterThan(0);
});

const CLAIM = `(0,Task,x,1,2,2026-01-01,"{}","{}","{}","{""from"": ""requested"", ""to"": ""accepted""}")`;

async function scansOf(db: { query: TestDatabase['pool']['query'] }): Promise<number> {
  const { rows } = await db.query<{ scans: number }>(
    `select sum(pg_stat_get_xact_numscans(c.oid))::int as scans from pg_class c where c.relname like 'task_wait%' or c.relname like 'task_woken%'`,
  );
  return rows[0]?.scans ?? 0;
}
