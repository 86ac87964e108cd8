import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { completeTask, LONG_LIST, makeManyTasks, takeBackTasks } from './support/many-tasks';
import { pageOf, requestsOf, requestsOfAgent } from './support/people';
import { allRows } from './support/tasks';

const TASKS = 10_000;
const COMPLETED = 50;
const MOST_ROWS = 80;
/** A screen on end, so that fewer steps lead to the end. */
const VIEWPORT = { width: 1440, height: 2000 };

/** What stood in the page on the way to the end: where each row stood, and the most rows at a time. */
type Walk = { places: Record<string, string[]>; mostRows: number };

let agent: APIRequestContext;
let standing: string[] = [];
test.beforeAll(async ({ baseURL }) => {
  agent = await requestsOfAgent({ baseURL: baseURL ?? '' });
});
test.afterAll(() => takeBackTasks(agent, standing));

test('UX-09: 10,000 tasks are scrolled to the end while 50 are completed: none lost, none twice, few in the page', async ({
  browser,
  baseURL,
}) => {
  // Half a minute on a machine that does nothing else.
  test.setTimeout(240_000);
  const site = { baseURL: baseURL ?? '' };
  const ids = await makeManyTasks(agent, TASKS);
  standing = ids;
  const page = await pageOf(browser, 'manager', site);
  await page.setViewportSize(VIEWPORT);
  await page.goto(`/worklist?owner=any&${LONG_LIST}`);
  await expect(page.getByText(/^Live/)).toBeVisible();

  const completed = ids.filter((_, number) => number % (TASKS / COMPLETED) === 7);
  const [{ places, mostRows }] = await Promise.all([scrollToTheEnd(page), completeAll(completed)]);

  standing = (await allRows(await requestsOf('manager', site), LONG_LIST)).map(({ id }) => id);
  expect(standing.length, 'what is left is what was not completed').toBe(TASKS - COMPLETED);
  const lost = standing.filter((id) => !(id in places));
  expect(lost, 'none is lost').toEqual([]);
  const moved = Object.values(places).filter((stood) => stood.length !== 1);
  expect(moved, 'each stood in one place').toEqual([]);
  const taken = Object.values(places).flat();
  expect(new Set(taken).size, 'no place is taken twice').toBe(taken.length);
  const known = new Set(ids);
  expect(Object.keys(places).filter((id) => !known.has(id))).toEqual([]);
  expect(mostRows).toBeLessThanOrEqual(MOST_ROWS);
});

async function completeAll(ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await completeTask(agent, id);
  }
}

/** Scrolls as a hand does, less than a screen at a time, and waits where more is being loaded. */
async function scrollToTheEnd(page: Page): Promise<Walk> {
  await page.evaluate(() => {
    const walk: Walk = { places: {}, mostRows: 0 };
    const placeOf = (row: Element) => `${row.closest('section')?.ariaLabel} ${row.closest('li')?.ariaPosInSet}`;
    const put = (id: string, place: string) => {
      const stood = walk.places[id] ?? [];
      walk.places[id] = stood.includes(place) ? stood : [...stood, place];
    };
    const note = () => {
      const rows = [...document.querySelectorAll<HTMLElement>('#list [data-row]')];
      walk.mostRows = Math.max(walk.mostRows, rows.length);
      for (const row of rows) {
        put(row.dataset.row ?? '', placeOf(row));
      }
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true });
    note();
    Object.assign(globalThis, { walk });
  });
  const bottom = () => page.evaluate(stepDown);
  await expect.poll(bottom, { timeout: 60_000, intervals: [0] }).toBe('the end');
  return page.evaluate(() => (globalThis as unknown as { walk: Walk }).walk);
}

/** Goes down as far as there is something, and says whether more follows. */
async function stepDown(): Promise<'more' | 'the end'> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const isAtBottom = () => window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1;
  for (let step = 0; step < 20 && !isAtBottom(); step += 1) {
    window.scrollBy(0, window.innerHeight * 0.8);
    await frame();
  }
  const isMore = [...document.querySelectorAll('button')].some((button) => /^Load(ing)? more/.test(button.textContent));
  return isAtBottom() && !isMore ? 'the end' : 'more';
}
