import { z } from 'zod';
import { pool, searchPool } from '@/lib/server/database/pool';
import { fhirSearches, pagesOf } from './fhir-searches';
import { measureAt, NOTHING, printGrowth } from './growth';
import { fillYears, openYears } from './hospital-years';
import { print } from './report';
import { benchSearchPages } from './search-page';
import { benchStockRouter } from './stock-router';
import { openWard } from './ward';
import { viewsOf } from './worklist-views';

const Settings = z.object({
  BENCH_COMMIT: z.string(),
  BENCH_HISTORY: z.string().transform((sizes) => sizes.split(',').map(Number)),
  BENCH_SEED: z.coerce.number().int(),
});
const OPEN_TASKS = 50_000;

/** Entry: how pages grow with the history while open work stays the same (P1), pages beside raw SQL (P2), and the stock router. */
async function main(): Promise<void> {
  const { BENCH_COMMIT: commit, BENCH_HISTORY: sizes, BENCH_SEED: seed } = Settings.parse(process.env);
  const now = new Date();
  print(`commit ${commit}, seed ${seed}: ${OPEN_TASKS} open Tasks, and a history of closed ones`);
  const { actor } = await openWard(now);
  await openYears(seed);
  await fillYears({ kind: 'open', from: 0, until: OPEN_TASKS, now });
  const points = new Map();
  let standing = 0;
  for (const size of sizes) {
    await fillYears({ kind: 'closed', from: standing, until: size, now });
    standing = size;
    const searches = await fhirSearches(now);
    const pages = await Promise.all(Object.entries(searches).map(([name, query]) => pagesOf(name, query)));
    await measureAt(size, [NOTHING, ...(await viewsOf(actor, now)), ...pages], points);
    if (size === sizes[0]) {
      await benchStockRouter(searches, ['unclaimed, by role', 'my work', 'all, newest first']);
    }
  }
  print(`\nmilliseconds of the first page at p95 / of a page far inside at p50, with a history of ${sizes.join(', ')}`);
  printGrowth(points);
  print();
  await benchSearchPages(await fhirSearches(now), standing + OPEN_TASKS);
}

await main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  })
  .then(() => pool().end())
  .then(() => searchPool().end());
