import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type DemoUser, pageOf, requestsOf, type Site } from './support/people';
import { rowsOf } from './support/screens';
import { askForWoundCheck } from './support/tasks';

const APPEARS_MILLISECONDS = 2000;
const GONE_MILLISECONDS = 10_000;

/** Waits for a state of the watching page, and prints how long it took. */
async function measured(what: string, limit: number, state: () => Promise<void>): Promise<void> {
  const begin = performance.now();
  await state();
  const took = Math.round(performance.now() - begin);
  process.stdout.write(`presence: ${what} after ${took} ms (at most ${limit})\n`);
}

const appears = (page: Page, words: string) =>
  measured(`seen ${words}`, APPEARS_MILLISECONDS, () =>
    expect(page.getByText(words).first()).toBeVisible({ timeout: APPEARS_MILLISECONDS }),
  );
const goes = (page: Page, words: string, how: string) =>
  measured(`gone after ${how}`, GONE_MILLISECONDS, () =>
    expect(page.getByText(words)).toHaveCount(0, { timeout: GONE_MILLISECONDS }),
  );

/** The name that somebody's screen shows for them. */
async function nameOf(page: Page): Promise<string> {
  const answer = await page.request.get('/api/session');
  return ((await answer.json()) as { display: string }).display;
}

/** Opens the task and waits until its page stands and runs: from then on others see it within two seconds. */
async function openTask(page: Page, id: string, title: string): Promise<void> {
  const said = page.waitForRequest((sent) => sent.url().endsWith('/api/presence'));
  await page.goto(`/tasks/${id}`);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await said;
}

const live = (page: Page) => expect(page.getByText(/^Live/).first()).toBeVisible();

type Leave = [how: string, leave: (page: Page, context: BrowserContext) => Promise<unknown>];
const LEAVES: readonly Leave[] = [
  ['the list was opened instead', (page) => page.goto('/worklist')],
  ['the tab was closed', (page) => page.close()],
  ['signing out', (page) => page.getByRole('button', { name: 'Sign out' }).click()],
  ['the network was lost', (_page, context) => context.setOffline(true)],
];

for (const [how, leave] of LEAVES) {
  test(`a row and an open task say who else looks, until ${how}`, async ({ browser, baseURL }) => {
    const site: Site = { baseURL: baseURL ?? '' };
    const signIn = (user: DemoUser) => pageOf(browser, user, site);
    const nurse = await requestsOf('nurse', site);
    const { id, title } = await askForWoundCheck(await requestsOf('physician', site), nurse);
    const [watcher, list, looker] = await Promise.all([signIn('nurse'), signIn('nurse'), signIn('nurse2')]);
    const words = `${await nameOf(looker)} is looking at this`;
    await openTask(watcher, id, title);
    await list.goto('/worklist?owner=none');
    const row = rowsOf(list).filter({ hasText: title });
    await expect(row).toBeVisible();
    await Promise.all([live(watcher), live(list)]);

    await openTask(looker, id, title);
    await Promise.all([
      appears(watcher, words),
      expect(row.getByText(words)).toBeAttached({ timeout: APPEARS_MILLISECONDS }),
      expect(looker.getByText(`${await nameOf(watcher)} is looking at this`)).toBeVisible(),
    ]);
    await watcher.screenshot({ path: '.cache/pictures/presence-task.png' });
    await list.screenshot({ path: '.cache/pictures/presence-row.png' });
    await leave(looker, looker.context());
    await Promise.all([
      goes(watcher, words, how),
      expect(row.getByText(words)).toHaveCount(0, { timeout: GONE_MILLISECONDS }),
    ]);
    await Promise.all([watcher, list, looker].map((page) => page.context().close()));
  });
}

test('a second tab of the same person is nobody else, and shares the stream', async ({ browser, baseURL }) => {
  const site: Site = { baseURL: baseURL ?? '' };
  const nurse = await requestsOf('nurse', site);
  const { id, title } = await askForWoundCheck(await requestsOf('physician', site), nurse);
  const first = await pageOf(browser, 'nurse', site);
  await openTask(first, id, title);
  const second = await first.context().newPage();
  await openTask(second, id, title);
  const other = await pageOf(browser, 'nurse2', site);
  await openTask(other, id, title);
  const words = `${await nameOf(other)} is looking at this`;
  // The tab in front follows the stream that the first one holds.
  await appears(second, words);
  await expect(second.getByText(`${await nameOf(first)} is looking`)).toHaveCount(0);
});
