import 'server-only';
import { openPool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';
import { startHousekeeping } from '@/lib/server/jobs/housekeeping';
import { startNumberer } from '@/lib/server/ledger/numberer';
import { log } from '@/lib/server/log';

/** The background process: numbers the ledger and tidies up, until it is told to stop. */
function startWorker(): void {
  process.title = 'taskward-worker';
  const { databaseUrl } = environment();
  const pool = openPool(databaseUrl);
  const numberer = startNumberer(databaseUrl ?? '');
  const housekeeping = startHousekeeping(pool);
  log().info('worker started');

  let stopping = false;
  const stop = async () => {
    if (stopping) {
      return;
    }
    stopping = true;
    housekeeping.stop();
    await numberer.stop();
    await pool.end();
    log().info('worker stopped');
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

startWorker();
