import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { TaskPage } from '@/lib/domain/task/task-page';
import { openPage, type Signed, SLOWER } from './browser';
import type { PlainSite } from './plain-site';
import { print } from './report';
import { buttonOf, rowsWith, shownOf, watchPress } from './shown';
import { printWaits } from './waits';

const P15 = { share: 0.95, must: 100, aim: 50 };
const SERVER_MILLISECONDS = 2000;
/** How long a page takes to load is measured elsewhere. */
const SETTLE_MILLISECONDS = 2000;
const KEPT = 12;
const REFUSED = 6;
const SAVING = 'saving';

type People = { nurse: Signed; colleague: Signed };

/** Prints how soon a claim shows while the server takes two seconds, and how many of the refused ones were visibly taken back (P15). */
export async function benchClaimShown(browser: Browser, { nurse, colleague }: People, plain: PlainSite): Promise<void> {
  const beside = await plainWaits(browser, plain);
  const { page, context } = await openPage(browser, nurse, SLOWER);
  await page.goto(`${nurse.url}/worklist?owner=none`);
  await page.getByText(/^Live/).waitFor();
  await setTimeout(SETTLE_MILLISECONDS);
  const ids = (await rowsWith(page, 'Claim')).slice(1, 1 + KEPT + REFUSED);
  const refused = new Set(ids.slice(KEPT));
  await page.route('**/actions/claim', async (route) => {
    const id = /tasks\/([^/]+)\//.exec(route.request().url())?.[1] ?? '';
    if (refused.has(id)) {
      await claimBy(colleague, id);
    }
    await setTimeout(SERVER_MILLISECONDS);
    await route.continue();
  });
  const figures: number[] = [];
  let rolledBack = 0;
  for (const id of ids) {
    await watchPress(page, { id, words: SAVING });
    await buttonOf(page, { id, name: 'Claim' }).click();
    figures.push(await shownOf(page));
    const words = await wordsAfter(page, id);
    rolledBack += refused.has(id) && words.includes('Colleague') && !words.includes('Mine') ? 1 : 0;
  }
  await context.close();
  printWaits(
    {
      label: `press on Claim → it shows, the server ${SERVER_MILLISECONDS / 1000} s away, slowed ${SLOWER} times`,
      figures,
    },
    P15,
    [{ label: 'a button of a plain page', figures: beside }],
  );
  print(`  refused because a colleague was first, and shown so: ${rolledBack} of ${refused.size}`);
}

async function plainWaits(browser: Browser, plain: PlainSite): Promise<number[]> {
  const { page, context } = await openPage(browser, plain, SLOWER);
  await page.goto(`${plain.url}/list`);
  const figures: number[] = [];
  for (let row = 1; row <= KEPT; row += 1) {
    const id = String(row);
    await watchPress(page, { id, words: SAVING });
    await buttonOf(page, { id, name: 'Claim' }).click();
    figures.push(await shownOf(page));
  }
  await context.close();
  return figures;
}

/** The words of a row once the claim has come to an end. */
async function wordsAfter(page: Page, id: string): Promise<string> {
  const row = page.locator(`[data-row="${id}"]`);
  await row.filter({ hasNotText: SAVING }).waitFor();
  return (await row.textContent()) ?? '';
}

/** A claim over the API, on the version that stands. @throws Error when it is refused */
export async function claimBy({ url, cookie = '' }: Signed, id: string): Promise<void> {
  const read = await fetch(`${url}/api/tasks/${id}`, { headers: { cookie } });
  const { row } = TaskPage.parse(await read.json());
  const answer = await fetch(`${url}/api/tasks/${id}/actions/claim`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ seenVersion: row.version }),
  });
  if (!answer.ok) {
    throw new Error(`The colleague cannot claim ${id}: status ${answer.status}.`);
  }
}
