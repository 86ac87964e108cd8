import 'server-only';
import { type Clock, PgBoss } from 'pg-boss';
import { log } from '@/lib/server/log';

const CONNECTIONS = 2;

/** Timers that outlive the process, in a schema of their own (`pgboss`) that they keep up to date themselves. */
export async function startTimers(databaseUrl: string, options: { clock?: Clock } = {}): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'taskward-timers',
    max: CONNECTIONS,
    schedule: false,
    ...options,
  });
  boss.on('error', (error) => log().warn({ error }, 'the timers had a fault'));
  await boss.start();
  return boss;
}
