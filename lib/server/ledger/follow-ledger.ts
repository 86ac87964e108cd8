import 'server-only';
import type { Pool } from 'pg';
import { log } from '@/lib/server/log';
import { WakeUp } from './wake-up';

/** A numbered event as those read it who act on it: which version of which task, what was done, and how it stands since. */
export type FollowedEvent = { position: string; id: string; version: string; verb: string; to: string | null };

export type Following = {
  /** Names the cursor; of several followers of one name one works at a time. */
  name: string;
  /** Acts on events, in their order. They come again when it fails or its process ends: it must bear that. */
  act: (events: readonly FollowedEvent[]) => Promise<void>;
};

const BATCH = 200;
const LOOK_MILLISECONDS = 1000;

const CURSOR = `insert into ledger_cursor (name, position) values ($1, 0) on conflict do nothing`;
const TAKEN = 'select position::text from ledger_cursor where name = $1 for update skip locked';
// Qualified, because a bare name in `order by` would be the text of the select list.
const AFTER = `select e.position::text, e.task_id as id, e.version::text, e.verb, e.to_status as to from task_event e
  where e.position > $1::bigint order by e.position limit ${BATCH}`;
const MOVED = 'update ledger_cursor set position = $2::bigint where name = $1';

/**
 * Acts on the events after the cursor and then moves it, in that order: an event may be acted on twice, and never not at all.
 * Answers how many there were; undefined when another process is at it.
 */
export async function followOnce(pool: Pool, { name, act }: Following): Promise<number | undefined> {
  await pool.query(CURSOR, [name]);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const cursor = (await client.query<{ position: string }>(TAKEN, [name])).rows[0];
    const events = cursor && (await client.query<FollowedEvent>(AFTER, [cursor.position])).rows;
    const last = events?.at(-1);
    if (events !== undefined && last !== undefined) {
      await act(events);
      await client.query(MOVED, [name, last.position]);
    }
    await client.query('commit');
    return events?.length;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Follows the ledger until it is stopped; `stop` answers when nothing is under way any more. */
export function followLedger(pool: Pool, following: Following): { stop: () => Promise<void> } {
  const bell = new WakeUp();
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      const count = await followOnce(pool, following).catch((error: unknown) => {
        log().warn({ error, follower: following.name }, 'acting on the ledger failed; it is tried again');
        return undefined;
      });
      if (!stopped && count !== BATCH) {
        await bell.sleep(LOOK_MILLISECONDS);
      }
    }
  })();
  return {
    stop: () => {
      stopped = true;
      bell.wake();
      return running;
    },
  };
}
