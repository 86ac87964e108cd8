import { z } from 'zod';
import { pool, searchPool } from '@/lib/server/database/pool';
import { openBrowser } from './browser';
import { benchClaimShown } from './claim-shown';
import { benchFirstRow, type LoadedPage } from './first-row';
import { benchInteractions } from './interactions';
import { OPEN_TASKS, openMillion } from './million';
import { benchOtherBrowser } from './other-browser';
import { startPlainSite } from './plain-site';
import { print } from './report';
import { benchScriptWeight } from './script-weight';
import { benchScrolling } from './scrolling';
import { idOfTask } from './ward';

const LOADS = 15;
const SESSIONS = 8;

const Settings = z.object({
  BENCH_COMMIT: z.string(),
  BENCH_TASKS: z.coerce.number().int(),
  BENCH_SEED: z.coerce.number().int(),
  BENCH_URL: z.url(),
});

/** Entry: the list as the browser has it, over a million tasks (P12–P17), each figure beside a baseline of the same run. */
async function main(): Promise<void> {
  const { BENCH_COMMIT: commit, BENCH_TASKS: tasks, BENCH_SEED: seed, BENCH_URL: url } = Settings.parse(process.env);
  const browser = await openBrowser();
  if (browser === undefined) {
    throw new Error('There is no browser here: CHROME_PATH names one.');
  }
  const plain = await startPlainSite();
  try {
    print(`commit ${commit}, seed ${seed}, Node ${process.versions.node}, Chromium ${browser.version()}`);
    const cookies = await openMillion(url, { tasks, seed, now: new Date() });
    const [nurse, colleague, manager] = [cookies.nurse, cookies.colleague, cookies.manager].map((cookie) => ({
      url,
      cookie,
    }));
    if (nurse === undefined || colleague === undefined || manager === undefined) {
      throw new Error('Nobody is signed in.');
    }
    const empty = { label: 'an empty page of the same server, loaded', site: { url }, path: '/nowhere' };
    print();
    await benchScriptWeight(browser, [
      { label: 'worklist', site: nurse, path: '/worklist?owner=none' },
      { label: 'task', site: nurse, path: `/tasks/${idOfTask(0)}` },
      { label: 'board', site: manager, path: '/board' },
      { label: 'dashboard', site: manager, path: '/dashboard' },
      { ...empty, label: 'an empty page of the same server' },
    ]);
    print();
    const measured: LoadedPage[] = [
      { label: 'nurse, unclaimed', site: nurse, path: '/worklist?owner=none', usable: 'first-row' },
      { label: `manager, all ${OPEN_TASKS}`, site: manager, path: '/worklist?owner=any', usable: 'first-row' },
    ];
    const beside: LoadedPage[] = [
      { ...empty, usable: 'load' },
      { label: 'a plain list of 50 rows, loaded', site: plain, path: '/list', usable: 'load' },
    ];
    await benchFirstRow(browser, { measured, beside, times: LOADS });
    print();
    await benchInteractions(browser, nurse, { plain, times: SESSIONS });
    print();
    await benchClaimShown(browser, { nurse, colleague }, plain);
    print();
    await benchScrolling(browser, manager, plain);
    print();
    await benchOtherBrowser(browser, { nurse, colleague }, plain);
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
