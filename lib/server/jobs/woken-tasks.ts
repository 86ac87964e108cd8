import 'server-only';
import type { Pool } from 'pg';
import { InputError, RefusedError } from '@/lib/domain/fhir/errors';
import { WakeUp } from '@/lib/server/ledger/wake-up';
import { log } from '@/lib/server/log';

const BATCH = 50;
const LOOK_MILLISECONDS = 1000;
/** Two commits that cross can miss each other: one brings what the other begins to wait for. */
const SWEEP_MILLISECONDS = 5 * 60_000;

type Resume = (id: string) => Promise<void>;

const TAKEN = `select seq::text, task_id as id from task_woken order by seq limit ${BATCH} for update skip locked`;
const DONE = 'delete from task_woken where seq = any ($1::bigint[])';
const ALL = 'insert into task_woken (task_id) select distinct task_id from task_wait';

/**
 * Looks at held tasks for which something may have come, and then takes them off the list, in that order: one may be looked
 * at twice, and never not at all. Several workers share the list. Answers how many there were.
 */
export async function lookAtWoken(pool: Pool, resume: Resume): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ seq: string; id: string }>(TAKEN);
    const failed = await resumeEach(new Set(rows.map(({ id }) => id)), resume);
    const done = rows.filter(({ id }) => !failed.has(id)).map(({ seq }) => seq);
    await client.query(DONE, [done]);
    await client.query('commit');
    return done.length;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Lets every task that waits for something be looked at, whatever was missed. */
export async function wakeAll(pool: Pool): Promise<void> {
  await pool.query(ALL);
}

/** Looks at them until it is stopped; `stop` answers when nothing is under way any more. */
export function startWokenTasks(pool: Pool, resume: Resume): { stop: () => Promise<void> } {
  const bell = new WakeUp();
  let stopped = false;
  const trouble = (error: unknown) => {
    log().warn({ error }, 'looking at held tasks failed; it is tried again');
    return 0;
  };
  const sweep = setInterval(() => void wakeAll(pool).catch(trouble), SWEEP_MILLISECONDS);
  const running = (async () => {
    while (!stopped) {
      const count = await lookAtWoken(pool, resume).catch(trouble);
      if (!stopped && count < BATCH) {
        await bell.sleep(LOOK_MILLISECONDS);
      }
    }
  })();
  return {
    stop: () => {
      stopped = true;
      clearInterval(sweep);
      bell.wake();
      return running;
    },
  };
}

/** One that cannot be looked at now does not hold up the others; it stays on the list. */
async function resumeEach(ids: ReadonlySet<string>, resume: Resume): Promise<ReadonlySet<string>> {
  const failed = new Set<string>();
  for (const id of ids) {
    await resume(id).catch((error: unknown) => {
      // A rule that says no will say so again; the sweep asks it from time to time.
      if (!(error instanceof RefusedError || error instanceof InputError)) {
        failed.add(id);
      }
      log().warn({ error }, 'a held task could not be looked at; it is tried again');
    });
  }
  return failed;
}
