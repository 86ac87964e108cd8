import 'server-only';
import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import type { FollowedEvent } from '@/lib/server/ledger/follow-ledger';

/** Timers that are kept in the database; one per task and version, so that a later hold has its own. */
const QUEUE = 'resume-held-task';
const POLL_SECONDS = 5;
const RETRIES = 10;

type Timer = { id: string };
type Held = { id: string; version: string; until: Date };

/** Prepares the timers of held tasks; `resume` is called for a task whose time may have come. */
export async function openHeldTaskTimers(boss: PgBoss, resume: (id: string) => Promise<void>): Promise<void> {
  await boss.createQueue(QUEUE, { policy: 'short', retryLimit: RETRIES, retryDelay: 5, retryBackoff: true });
  await boss.work<Timer>(QUEUE, { pollingIntervalSeconds: POLL_SECONDS, batchSize: 20 }, async (jobs) => {
    for (const { data } of jobs) {
      await resume(data.id);
    }
  });
}

/** Sets a timer for each task that the events put on hold until some time. To do it again changes nothing. */
export async function setHeldTaskTimers(
  { pool, boss }: { pool: Pool; boss: PgBoss },
  events: readonly FollowedEvent[],
): Promise<void> {
  const held = new Set(events.filter(({ to }) => to === 'on-hold').map(({ id }) => id));
  const { rows } = await pool.query<Held>(
    `select id, version::text, held_until as until from task_row where id = any ($1) and status = 'on-hold' and held_until is not null`,
    [[...held]],
  );
  for (const { id, version, until } of rows) {
    await boss.send(QUEUE, { id }, { startAfter: until, singletonKey: `${id}/${version}` });
  }
}
