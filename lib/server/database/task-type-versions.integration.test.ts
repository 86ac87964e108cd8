import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from './migrate';
import { type TestDatabase, testDatabase } from './test-database';

const FOLDER = 'prisma/migrations';
const DEFINITION = { resourceType: 'ActivityDefinition', version: '3', usage: 'When it is dry.' };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('types that were there before versions keep their form, and stand as a version', async () => {
  const client = new pg.Client({ connectionString: database.url });
  const before = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  const names = (await readdir(FOLDER)).filter((name) => name < '0008');
  await Promise.all(names.map((name) => cp(path.join(FOLDER, name), path.join(before, name), { recursive: true })));
  await client.connect();
  try {
    await client.query('drop schema public cascade; create schema public');
    await migrate(client, before);
    await client.query(
      `insert into resource (type, id, version, updated, content) values ('ActivityDefinition', 't', 1, now(), $1)`,
      [JSON.stringify(DEFINITION)],
    );
    await client.query(
      `insert into task_type (id, url, code, title, policy) values ('t', 'http://x/t', 's|c', 'T', '{"direct": true, "form": "http://x/f"}')`,
    );
    await migrate(client, FOLDER);
    const policy = { direct: true, forms: { complete: 'http://x/f' } };
    const { rows } = await client.query('select leaves, policy from task_type');
    expect(rows).toMatchObject([{ leaves: 'When it is dry.', policy }]);
    const versions = await client.query('select canonical, leaves, policy from task_type_version');
    expect(versions.rows).toMatchObject([{ canonical: 'http://x/t|3', leaves: 'When it is dry.', policy }]);
  } finally {
    await client.end();
    await rm(before, { recursive: true });
  }
});
