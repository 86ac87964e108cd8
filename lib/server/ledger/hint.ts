import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { log } from '@/lib/server/log';

/** What the numberer listens to; a hint that something was committed, never the truth. */
export const COMMIT_CHANNEL = 'commit_hint';

// A notice makes its transaction wait for the disk, for nothing: after a crash nobody listens.
const HINT = `select set_config('synchronous_commit', 'off', true), pg_notify('${COMMIT_CHANNEL}', '')`;

/** The first hint goes at once; while commits keep coming, one in this time tells of them all. */
const PACE_MILLISECONDS = 5;

/** Pools with a hint under way; true when another commit came in between. */
const underWay = new WeakMap<Pool, boolean>();

/**
 * Tells the numberer that something was committed. Answers at once; a lost hint costs the numberer's next look.
 * One hint at a time per process: NOTIFY takes a lock of the whole database when its transaction commits.
 */
export function hintCommit(pool: Pool): void {
  if (underWay.has(pool)) {
    underWay.set(pool, true);
    return;
  }
  underWay.set(pool, false);
  void sendHint(pool);
}

async function sendHint(pool: Pool): Promise<void> {
  try {
    do {
      underWay.set(pool, false);
      await pool.query(HINT);
      await pause(PACE_MILLISECONDS, undefined, { ref: false });
    } while (underWay.get(pool) === true);
  } catch (error) {
    log().debug({ error }, 'a commit hint was not sent');
  } finally {
    underWay.delete(pool);
  }
}
