import 'server-only';
import type pg from 'pg';
import { ChainKeeper } from '@/lib/server/audit/chain';
import { log } from '@/lib/server/log';
import { COMMIT_CHANNEL } from './hint';
import { openListening } from './listening-client';
import { WakeUp } from './wake-up';

/** What tells the listeners how far the ledger is numbered. */
export const LEDGER_CHANNEL = 'ledger';

/** Held by the one numberer of the cluster for as long as its session lives. */
const NUMBERER_LOCK = 7_234_002;
const BATCH = 500;
/** How often it looks without a hint: the hint is for speed, this is for truth. */
const LOOK_MILLISECONDS = 250;
/** How often those that wait try to take over. */
const TAKE_OVER_MILLISECONDS = 1000;

/** A numberer at work; `stop` answers when its connection is closed. */
export type Numberer = { stop: () => Promise<void> };

/**
 * Gives committed events their positions and chains the audit, one numberer in the cluster at a time (design, section 3, "The ledger is
 * numbered after the commit"). Reconnects by itself until it is stopped.
 */
export function startNumberer(databaseUrl: string): Numberer {
  const bell = new WakeUp();
  let stopped = false;
  const running = (async () => {
    while (!stopped) {
      await numberWhileConnected({ databaseUrl, bell, isStopped: () => stopped }).catch((error: unknown) => {
        log().warn({ error }, 'the numberer starts again');
      });
      if (!stopped) {
        await bell.sleep(TAKE_OVER_MILLISECONDS);
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

async function numberWhileConnected({
  databaseUrl,
  bell,
  isStopped,
}: {
  databaseUrl: string;
  bell: WakeUp;
  isStopped: () => boolean;
}): Promise<void> {
  let lost = false;
  const onLost = () => {
    lost = true;
    bell.wake();
  };
  const client = await openListening({
    databaseUrl,
    channel: COMMIT_CHANNEL,
    name: 'taskward-numberer',
    onNotice: () => bell.wake(),
    onLost,
  });
  try {
    while (!isStopped() && !lost && !(await takesLock(client))) {
      await bell.sleep(TAKE_OVER_MILLISECONDS);
    }
    const chain = new ChainKeeper();
    while (!isStopped() && !lost) {
      const numbered = await numberBatch(client);
      // The ledger first: screens wait for it, and nobody for the chain.
      await chain.tend(client, new Date());
      if (numbered < BATCH) {
        await bell.sleep(LOOK_MILLISECONDS);
      }
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function takesLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [NUMBERER_LOCK]);
  return rows[0]?.taken === true;
}

/** Numbers what is committed and tells the listeners how far it came. Answers how many it numbered. */
async function numberBatch(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ numbered: number }>('select number_events($1) as numbered', [BATCH]);
  const numbered = rows[0]?.numbered ?? 0;
  if (numbered > 0) {
    await client.query(`select pg_notify('${LEDGER_CHANNEL}', position::text) from ledger_head`);
  }
  return numbered;
}
