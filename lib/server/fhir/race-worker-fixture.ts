import { pool } from '@/lib/server/database/pool';
import { requestedTask, sendTo } from './endpoint-fixture';
import { JOBS, type Jobs } from './race-jobs-fixture';

/** What a process is told to do at once, and what it says when all of it is done. */
export type RaceOrder = { job: keyof Jobs; inputs: readonly unknown[] };
export type RaceReport = { outputs: readonly unknown[] } | { failure: string };

// One of several processes on one database: does what it is told, all of it at once, until its parent lets go.
const send = sendTo(pool());

process.on('disconnect', () => process.exit(0));
process.on('message', (order: RaceOrder) => {
  void carryOut(order).then((report) => process.send?.(report));
});
// What is loaded at the first use is loaded before the start, not while the others run.
await send('POST', '/Task/$validate', { body: requestedTask() });
await send('GET', '/Task?status=requested');
process.send?.({ outputs: [] } satisfies RaceReport);

async function carryOut({ job, inputs }: RaceOrder): Promise<RaceReport> {
  const work = JOBS[job] as (input: unknown, with_: typeof send) => Promise<unknown>;
  try {
    return { outputs: await Promise.all(inputs.map((input) => work(input, send))) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
