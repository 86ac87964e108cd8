import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { migrate } from './migrate';
import { type TestDatabase, testDatabase } from './test-database';

const FOLDER = 'prisma/migrations';
const TAGS = [
  { system: 'http://tags.example', code: 'isolation', display: 'Isolation' },
  { code: 'training' },
  { display: 'Words without a code' },
];
const HELD = { tags: ['http://tags.example|isolation', 'training'], tag_displays: ['Isolation', 'training'] };
const NONE = { tags: null, tag_displays: null };

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

const taskOf = (more: object) => ({ resourceType: 'Task', status: 'requested', intent: 'order', ...more });

async function tagsOf(id: string): Promise<unknown> {
  const { rows } = await database.pool.query('select tags, tag_displays from task_row where id = $1', [id]);
  return rows[0];
}

test('the tags of a task stand in its row as they are written, and leave it when they are taken away', async () => {
  const made = await send('POST', '/Task', { body: taskOf({ meta: { tag: TAGS } }) });
  expect(made.status).toBe(201);
  const { id } = made.body;
  expect(await tagsOf(id)).toEqual(HELD);
  const again = await send('PUT', `/Task/${id}`, { body: { ...made.body, priority: 'stat' } });
  expect([again.status, await tagsOf(id)]).toEqual([200, HELD]);
  await send('PUT', `/Task/${id}`, { body: taskOf({ id, status: 'requested' }) });
  expect(await tagsOf(id)).toEqual(NONE);
});

test('tasks that were there before their rows had tags have them afterwards', async () => {
  const client = new pg.Client({ connectionString: database.url });
  const before = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  const names = (await readdir(FOLDER)).filter((name) => name < '0013');
  await Promise.all(names.map((name) => cp(path.join(FOLDER, name), path.join(before, name), { recursive: true })));
  await client.connect();
  try {
    await client.query('drop schema public cascade; create schema public');
    await migrate(client, before);
    for (const [id, meta] of Object.entries({ tagged: { tag: TAGS }, plain: { versionId: '1' }, 'a-"tag"': {} })) {
      const content = JSON.stringify(taskOf({ id, meta, description: 'A "tag" in words' }));
      await client.query(
        `insert into resource (type, id, version, updated, content) values ('Task', $1, 1, now(), $2)`,
        [id, content],
      );
      await client.query(
        `insert into task_row (id, version, open, status, priority_rank, due_key, title, roles, role_displays, changed)
         values ($1, 1, true, 'requested', 4, 'infinity', 'Task', '{}', '{}', now())`,
        [id],
      );
    }
    await migrate(client, FOLDER);
    expect([await tagsOf('tagged'), await tagsOf('plain'), await tagsOf('a-"tag"')]).toEqual([HELD, NONE, NONE]);
  } finally {
    await client.end();
    await rm(before, { recursive: true });
  }
});
