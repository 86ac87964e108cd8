import 'server-only';
import { pool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';
import { startHousekeeping } from '@/lib/server/jobs/housekeeping';
import { startHeldTasks } from '@/lib/server/jobs/start-held-tasks';
import { startWokenTasks } from '@/lib/server/jobs/woken-tasks';
import { startNumberer } from '@/lib/server/ledger/numberer';
import { log } from '@/lib/server/log';
import { resumeHeldTask } from '@/lib/server/tasks/resume-held-task';

/** The background process: numbers the ledger, brings held tasks back and tidies up, until it is told to stop. */
function startWorker(): void {
  process.title = 'taskward-worker';
  const { databaseUrl = '' } = environment();
  const numberer = startNumberer(databaseUrl);
  const housekeeping = startHousekeeping(pool());
  const resume = (id: string) => resumeHeldTask(id, { now: () => new Date() });
  const heldTasks = startHeldTasks({ databaseUrl, pool: pool(), resume });
  const wokenTasks = startWokenTasks(pool(), resume);
  log().info('worker started');

  let stopping = false;
  const stop = async () => {
    if (stopping) {
      return;
    }
    stopping = true;
    housekeeping.stop();
    await heldTasks.stop();
    await wokenTasks.stop();
    await numberer.stop();
    await pool().end();
    log().info('worker stopped');
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
}

startWorker();
