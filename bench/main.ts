import { z } from 'zod';
import { pool } from '@/lib/server/database/pool';
import { benchClaim } from './claim';
import { benchClaimOverHttp } from './claim-http';
import { explainPage } from './explain';
import { print } from './report';
import { benchScreens } from './screens';
import { signIn } from './site';
import { fillWard, openWard } from './ward';
import { benchPageOverHttp } from './worklist-http';
import { benchPageInProcess } from './worklist-page';

/** What scripts/bench.mjs says; without an address the part over HTTP was declined. */
const Settings = z.object({
  BENCH_COMMIT: z.string(),
  BENCH_SIZES: z.string().transform((sizes) => sizes.split(',').map(Number)),
  BENCH_SEED: z.coerce.number().int(),
  BENCH_URL: z.url().optional(),
});

/** Entry: prints every figure beside a baseline of the same run. It asserts none of them. */
async function main(): Promise<void> {
  const settings = Settings.parse(process.env);
  const { BENCH_SIZES: sizes, BENCH_SEED: seed, BENCH_URL: url } = settings;
  const now = new Date();
  const { rows } = await pool().query<{ server_version: string }>('show server_version');
  print(`commit ${settings.BENCH_COMMIT}`);
  print(`seed ${seed}, Node ${process.versions.node}, PostgreSQL ${rows[0]?.server_version}`);
  print('A ratio is of the medians (in brackets over the rounds): 2.00 takes twice as long as the baseline.');
  const ward = await openWard(now);
  const [actor] = ward.nurses;
  const site = url === undefined ? undefined : await signIn(url, ward);
  let standing = 0;
  for (const tasks of sizes) {
    print(`\nfilling up to ${tasks} open tasks`);
    await fillWard({ from: standing, until: tasks, now, seed });
    standing = tasks;
    await benchPageInProcess(actor, tasks);
    if (site !== undefined) {
      await benchPageOverHttp(site, tasks);
    }
  }
  print();
  await explainPage(actor, standing);
  print();
  await benchClaim(ward.nurses, standing);
  if (site !== undefined) {
    await benchClaimOverHttp(site, standing);
    print();
    await benchScreens(site);
  }
  if (site === undefined) {
    print('\nOver HTTP nothing was measured, as --in-process asks.');
  }
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  .finally(() => pool().end());
