import { z } from 'zod';
import { pool, searchPool } from '@/lib/server/database/pool';
import { openBrowser } from './browser';
import { benchListScreens } from './list-screens';
import { openMillion } from './million';
import { startPlainSite } from './plain-site';
import { print } from './report';

const Settings = z.object({
  BENCH_COMMIT: z.string(),
  BENCH_TASKS: z.coerce.number().int(),
  BENCH_SEED: z.coerce.number().int(),
  BENCH_TIMES: z.coerce.number().int(),
  BENCH_URL: z.url(),
});

/** Entry: the list in a browser over a million tasks. */
async function main(): Promise<void> {
  const settings = Settings.parse(process.env);
  const { BENCH_COMMIT: commit, BENCH_TASKS: tasks, BENCH_SEED: seed, BENCH_TIMES: times, BENCH_URL: url } = settings;
  const browser = await openBrowser();
  if (browser === undefined) {
    throw new Error('There is no browser here: CHROME_PATH names one.');
  }
  const plain = await startPlainSite();
  try {
    print(`commit ${commit}, seed ${seed}, Node ${process.versions.node}, Chromium ${browser.version()}`);
    const watchers = await openMillion(url, { tasks, seed, now: new Date() });
    print();
    await benchListScreens({ browser, url, watchers, plain, times });
  } finally {
    plain.stop();
    await browser.close();
  }
}

await main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  .then(() => pool().end())
  .then(() => searchPool().end());
