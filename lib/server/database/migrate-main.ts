import 'server-only';
import path from 'node:path';
import pg from 'pg';
import { environment } from '@/lib/server/environment';
import { databaseTrouble } from './database-trouble';
import { migrate } from './migrate';

const CONNECT_MILLISECONDS = 10_000;

/** Entry: brings the database of DATABASE_URL up to date; one line on stdout, or one on stderr and exit 1. */
async function main(): Promise<void> {
  const { databaseUrl } = environment();
  if (databaseUrl === undefined) {
    throw new Error('DATABASE_URL is not set.');
  }
  const client = await connect(databaseUrl);
  try {
    const applied = await migrate(client, path.resolve('prisma/migrations'));
    process.stdout.write(applied.length === 0 ? 'up to date\n' : `applied ${applied.join(', ')}\n`);
  } finally {
    await client.end();
  }
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MILLISECONDS });
  // A connection that is lost later rejects the running query; without a listener it would end the process first.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Error(databaseTrouble(error, databaseUrl), { cause: error });
  }
  return client;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
