import 'server-only';
import pg from 'pg';
import { environment } from '@/lib/server/environment';
import { log } from '@/lib/server/log';

const CONNECTIONS = 16;
const CONNECT_MILLISECONDS = 10_000;
const SEARCH_CONNECTIONS = 8;
/** So long the database may take over one statement of a search. */
const SEARCH_MILLISECONDS = 800;
export const SEARCH_SETTINGS = {
  max: SEARCH_CONNECTIONS,
  statement_timeout: SEARCH_MILLISECONDS,
  options: '-c jit=off -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1',
} as const;

// On globalThis: Next loads this module once per bundle, and the process must have one pool.
const slot = globalThis as typeof globalThis & { taskwardPool?: pg.Pool; taskwardSearchPool?: pg.Pool };

/** The process's connections to PostgreSQL. Throws when DATABASE_URL is not set. */
export function pool(): pg.Pool {
  slot.taskwardPool ??= openPool(environment().databaseUrl);
  return slot.taskwardPool;
}

/**
 * Connections for what strangers search by: a statement that takes longer than the limit is ended. None is compiled or
 * shared among workers, which would cost more than it runs, and what an index points at counts as near.
 */
export function searchPool(): pg.Pool {
  slot.taskwardSearchPool ??= openPool(environment().databaseUrl, SEARCH_SETTINGS);
  return slot.taskwardSearchPool;
}

/** Makes another pool the process's own, for searches too, and answers with it; tests give each file its own database that way. */
export function replacePool(replacement: pg.Pool): pg.Pool {
  slot.taskwardPool = replacement;
  slot.taskwardSearchPool = replacement;
  return replacement;
}

/** Opens connections to one database as they are needed. Throws when there is no address. */
export function openPool(databaseUrl: string | undefined, more: pg.PoolConfig = {}): pg.Pool {
  if (databaseUrl === undefined) {
    throw new Error('DATABASE_URL is not set: start with `npm start`, which sets it.');
  }
  const opened = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'taskward',
    ...more,
  });
  // Without a listener a connection that the server closes while idle would end the process.
  opened.on('error', (error) => log().warn({ error }, 'an idle database connection was lost'));
  return opened;
}
