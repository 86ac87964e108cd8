import 'server-only';
import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import { followLedger } from '@/lib/server/ledger/follow-ledger';
import { WakeUp } from '@/lib/server/ledger/wake-up';
import { log } from '@/lib/server/log';
import { openHeldTaskTimers, setHeldTaskTimers } from './held-tasks';
import { startTimers } from './timers';

const TRY_AGAIN_MILLISECONDS = 5000;
const STOP_MILLISECONDS = 5000;

type Parts = { databaseUrl: string; pool: Pool; resume: (id: string) => Promise<void> };
type Running = { boss: PgBoss; follower: { stop: () => Promise<void> } };

/** Lets held tasks come back by themselves until it is stopped; tries again while the timers cannot be started. */
export function startHeldTasks(parts: Parts): { stop: () => Promise<void> } {
  const bell = new WakeUp();
  let stopped = false;
  const starting = (async () => {
    for (;;) {
      const running = await open(parts).catch((error: unknown) => {
        log().warn({ error }, 'the timers cannot be started; it is tried again');
        return undefined;
      });
      if (running !== undefined || stopped) {
        return running;
      }
      await bell.sleep(TRY_AGAIN_MILLISECONDS);
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      bell.wake();
      const running = await starting;
      await running?.follower.stop();
      await running?.boss.stop({ timeout: STOP_MILLISECONDS });
    },
  };
}

async function open({ databaseUrl, pool, resume }: Parts): Promise<Running> {
  const boss = await startTimers(databaseUrl);
  await openHeldTaskTimers(boss, resume);
  const follower = followLedger(pool, {
    name: 'held-tasks',
    act: (events) => setHeldTaskTimers({ pool, boss }, events),
  });
  return { boss, follower };
}
