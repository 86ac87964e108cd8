import 'server-only';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { openPool, replacePool } from './pool';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/** A database of its own for a test file; `pool` is what `pool()` answers with from now on. */
export type TestDatabase = { url: string; pool: pg.Pool; close: () => Promise<void> };

/**
 * A fresh, migrated, empty database, for `beforeAll`; close it in `afterAll`.
 * The process's DATABASE_URL and `pool()` are set to it, so that code under test finds it as it would in production.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const template = new URL(inject('databaseUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = withDatabase(template, name);
  await administer(template, `create database ${name} template ${template.pathname.slice(1)} strategy file_copy`);
  process.env.DATABASE_URL = url;
  process.env.DEMO = '0';
  const opened = replacePool(openPool(url));
  const close = async () => {
    await opened.end();
    await administer(template, `drop database if exists ${name} with (force)`);
  };
  return { url, pool: opened, close };
}

async function administer(template: URL, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(template, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(server: URL, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
