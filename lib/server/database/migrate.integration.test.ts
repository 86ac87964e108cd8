import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate';
import { type TestDatabase, testDatabase } from './test-database';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  await cp('prisma/migrations', folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

test('an up-to-date database is left alone', async () => {
  expect(await migrateNow()).toEqual([]);
});

test('two nodes that start at once apply a migration once', async () => {
  await addMigration('9001_once', 'create table once (n int); insert into once values (1)');
  const applied = await Promise.all([migrateNow(), migrateNow(), migrateNow()]);
  expect(applied.flat()).toEqual(['9001_once']);
  const { rows } = await database.pool.query(
    "select applied_steps_count, finished_at is not null as finished, length(checksum) as checksum from _prisma_migrations where migration_name = '9001_once'",
  );
  expect(rows).toEqual([{ applied_steps_count: 1, finished: true, checksum: 64 }]);
});

test('a migration that fails leaves nothing behind', async () => {
  await addMigration('9001_once', 'create table once (n int); insert into once values (1)');
  await addMigration('9002_broken', 'create table half (n int); select 1 / 0');
  await expect(migrateNow()).rejects.toThrow('The migration 9002_broken failed: division by zero');
  const { rows } = await database.pool.query("select to_regclass('half') as half");
  expect(rows).toEqual([{ half: null }]);
});

test('an applied migration that was edited is refused by name', async () => {
  await addMigration('9001_once', 'create table once (n bigint)');
  await expect(migrateNow()).rejects.toThrow('The migration 9001_once was edited');
});

test('a database of a later version is refused by name', async () => {
  await expect(migrateNow()).rejects.toThrow('migration 9001_once, which this version does not know');
});

async function migrateNow(): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await migrate(client, folder);
  } finally {
    await client.end();
  }
}

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name));
  await writeFile(path.join(folder, name, 'migration.sql'), sql);
}
