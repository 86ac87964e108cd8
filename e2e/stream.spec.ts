import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { act } from './support/conflicts';
import { pageOf, requestsOf } from './support/people';
import { askForWoundCheck } from './support/tasks';

const badge = (page: Page) =>
  page.getByRole('banner').getByRole('button', { name: /^(Live|Polling|Stale|Signed out)/ });
const rows = (page: Page) => page.locator('#list [data-row]');

const STREAM = ({ pathname }: URL) => pathname === '/api/events';

/** A list of one row that anybody of the ward may claim, and those who meddle with it. */
async function openList(browser: Browser, baseURL: string | undefined) {
  const site = { baseURL: baseURL ?? '' };
  const [physician, other] = await Promise.all([requestsOf('physician', site), requestsOf('nurse2', site)]);
  const { id, title } = await askForWoundCheck(physician, other);
  const page = await pageOf(browser, 'nurse', site);
  const address = `/worklist?owner=any&q=${encodeURIComponent(title)}`;
  await page.goto(address);
  await expect(rows(page)).toHaveCount(1);
  await expect(badge(page)).toHaveText(/^Live · as of \d\d:\d\d:\d\d$/);
  return { page, id, other, address };
}

/** Counts what the page asks for from now on: whole lists, rows that changed, streams. */
function countAsked(of: Page | BrowserContext) {
  const asked = { lists: 0, rows: 0, streams: 0, missed: 0 };
  of.on('request', (request) => {
    const { pathname } = new URL(request.url());
    asked.lists += pathname === '/api/worklist' ? 1 : 0;
    asked.rows += pathname === '/api/worklist/changes' ? 1 : 0;
    asked.streams += pathname === '/api/events' ? 1 : 0;
    asked.missed += pathname === '/api/events/missed' ? 1 : 0;
  });
  return asked;
}

test('UX-23: a screen that lost the server says since when, and when it is back shows what it missed without reading all anew', async ({
  browser,
  baseURL,
}) => {
  const { page, id, other } = await openList(browser, baseURL);
  const asked = countAsked(page);
  await page.route('**/api/**', (route) => route.abort());
  // As when the device changes from one network to another: the old connection is of no use, and nothing new gets through.
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await expect(badge(page)).toHaveText(/^Stale since \d\d:\d\d:\d\d · trying again$/);
  await expect(page.getByText(/as of \d\d:\d\d:\d\d, may have changed/)).toBeVisible();
  await expect(page.locator('[aria-live=polite]')).toContainText(/You can go on reading; saving tells you/);
  await act(other, id, 'claim');
  await expect(rows(page).getByRole('button', { name: /^Claim/ })).toBeVisible();
  await badge(page).click();
  await expect(page.getByText(/^Last heard from the server \d+ s ago\.$/)).toBeVisible();
  Object.assign(asked, { lists: 0, rows: 0 });
  await page.unroute('**/api/**');
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(badge(page)).toHaveText(/^Live/);
  await expect(rows(page).getByText(/Silva/)).toBeVisible();
  await expect(page.getByText('may have changed')).toBeHidden();
  await expect(page.locator('[aria-live=polite]')).toContainText('Live again');
  expect(asked.rows).toBeGreaterThan(0);
  expect(asked.lists).toBe(0);
});

test('where the stream is blocked the screen asks every ten seconds, says so, and goes back to live by itself', async ({
  browser,
  baseURL,
}) => {
  const { page, id, other, address } = await openList(browser, baseURL);
  await page.route(STREAM, (route) => route.abort());
  await page.goto(address);
  await expect(badge(page)).toHaveText(/^Polling · as of \d\d:\d\d:\d\d · every 10 s$/);
  await act(other, id, 'claim');
  await expect(rows(page).getByText(/Silva/)).toBeVisible();
  await page.unroute(STREAM);
  await badge(page).click();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(badge(page)).toHaveText(/^Live/);
});

test('tabs of one browser share a stream; when the one that has it closes, the next goes on and misses nothing', async ({
  browser,
  baseURL,
}) => {
  const { page: first, id, other, address } = await openList(browser, baseURL);
  const asked = countAsked(first.context());
  const second = await first.context().newPage();
  await second.goto(address);
  await expect(badge(second)).toHaveText(/^Live/);
  await second.bringToFront();
  const before = asked.streams;
  Object.assign(asked, { lists: 0 });
  await first.close();
  await act(other, id, 'claim');
  await expect(rows(second).getByText(/Silva/)).toBeVisible();
  await expect(badge(second)).toHaveText(/^Live/);
  expect(asked.streams).toBe(before + 1);
  expect(asked.lists).toBe(0);
});

test('signing out ends the stream of every tab, and a tab that stays open says so', async ({ browser, baseURL }) => {
  const { page } = await openList(browser, baseURL);
  const asked = countAsked(page);
  const answer = await page.context().request.delete('/api/session', { headers: { Origin: baseURL ?? '' } });
  expect(answer.ok()).toBe(true);
  await expect(badge(page)).toHaveText(/^Signed out/);
  await badge(page).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  const { streams } = asked;
  await expect(page.locator('[aria-live=polite]')).toContainText('You are signed out');
  expect(asked.streams).toBe(streams);
});
