import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Random } from '@/lib/server/fhir/random-fixture';
import type { CompletionOrder } from './killed-worker-fixture';

/**
 * When the process is killed: so many milliseconds after it was told to complete; or while it waits for a row that the
 * commit needs after its first writes, whereupon the database either goes on without it or notices that it is gone; or
 * once it has answered.
 */
export type Moment =
  | { kind: 'early'; milliseconds: number }
  | { kind: 'held'; table: HeldTable; database: 'goes on' | 'notices' }
  | { kind: 'answered' };
/** In the order in which a commit comes to them, all after resource and history. */
const HELD_TABLES = ['task_row', 'task_reach'] as const;
type HeldTable = (typeof HELD_TABLES)[number];

const ENTRY = path.join(import.meta.dirname, 'killed-worker-fixture.ts');
const EXEC = ['--conditions=react-server', '--import', 'tsx'];

/** Moments in turn, the first of each kind, then the next; drawn where one can be drawn. */
export function momentsOf(count: number, random: Random): Moment[] {
  const kinds = [
    held('notices'),
    held('goes on'),
    early,
    held('notices'),
    () => ({ kind: 'answered' }) as const,
    early,
  ];
  return Array.from({ length: count }, (_, index) => (kinds[index % kinds.length] ?? early)(random));
}

const early = (random: Random): Moment => ({ kind: 'early', milliseconds: random.below(60) });
const held =
  (database: 'goes on' | 'notices') =>
  (random: Random): Moment => ({ kind: 'held', table: random.pick(HELD_TABLES), database });

/** Kills a process of its own while it completes; answers whether it had written by then, as far as that is certain. */
export async function killWhileCompleting(
  order: CompletionOrder,
  moment: Moment,
  databaseUrl: string,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const child = fork(ENTRY, [], {
    execArgv: EXEC,
    // biome-ignore lint/style/noProcessEnv: the process is one of the product, which is told its database there.
    env: { ...process.env, DATABASE_URL: urlOf(order, moment, databaseUrl) },
  });
  try {
    await reportOf(child);
    const hasWritten = await killAt(moment, { child, client, order });
    await untilAlone(client, order);
    return hasWritten;
  } finally {
    child.kill('SIGKILL');
    await client.end();
  }
}

/** The process has a name of its own at the database, which looks whether it is still there or does not. */
function urlOf(order: CompletionOrder, moment: Moment, databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('application_name', nameOf(order));
  if (moment.kind === 'held' && moment.database === 'notices') {
    url.searchParams.set('options', '-c client_connection_check_interval=5');
  }
  return url.href;
}

const nameOf = ({ id }: CompletionOrder) => `victim ${id}`;

type Scene = { child: ChildProcess; client: pg.Client; order: CompletionOrder };

async function killAt(moment: Moment, scene: Scene): Promise<boolean> {
  const { child, order } = scene;
  if (moment.kind === 'held') {
    return killHeld(moment, scene);
  }
  child.send(order);
  await (moment.kind === 'early' ? pause(moment.milliseconds) : reportOf(child));
  await kill(child);
  return false;
}

async function killHeld(
  { table, database }: Moment & { kind: 'held' },
  { child, client, order }: Scene,
): Promise<boolean> {
  await client.query('begin');
  await client.query(`select from ${table} where id = $1 for update`, [order.id]);
  child.send(order);
  const hasWritten = await untilBlocked(client);
  await kill(child);
  if (database === 'notices') {
    await untilAlone(client, order);
  }
  await client.query('rollback');
  return hasWritten;
}

/** The next thing the process says. @throws Error when it ends instead */
function reportOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`The process ended with ${code} before it was killed.`)));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Waits until a connection waits for us; answers whether it has written history by then, which only a commit does. */
async function untilBlocked(client: pg.Client): Promise<boolean> {
  for (;;) {
    const { rows } = await client.query<{ written: boolean }>(
      `select exists (select from pg_locks l where l.pid = a.pid and l.relation = 'history'::regclass
                       and l.mode = 'RowExclusiveLock' and l.granted) as written
       from pg_stat_activity a where pg_backend_pid() = any (pg_blocking_pids(a.pid))`,
    );
    if (rows[0] !== undefined) {
      return rows[0].written;
    }
    await lookAnew(client);
  }
}

/** Waits until the database has done with all that the killed process sent. */
async function untilAlone(client: pg.Client, order: CompletionOrder): Promise<void> {
  const find = 'select from pg_stat_activity where application_name = $1';
  while ((await client.query(find, [nameOf(order)])).rows.length > 0) {
    await lookAnew(client);
  }
}

/** What goes on is seen as it was at the first look of a transaction, until that is forgotten. */
async function lookAnew(client: pg.Client): Promise<void> {
  await client.query('select pg_sleep(0.005)');
  await client.query('select pg_stat_clear_snapshot()');
}
