import { expect, type Page, test } from '@playwright/test';
import type { Dashboard, Measure } from '@/lib/domain/metrics/dashboard';
import { OPEN_STATUSES } from '@/lib/domain/task/task-status';
import { pageOf, requestsOf, requestsOfAgent } from './support/people';
import { rowsOf } from './support/screens';
import { allRows, allTasks } from './support/tasks';

const isOpen = (status: string) => (OPEN_STATUSES as readonly string[]).includes(status);

test('each number of the dashboard is a count over the raw tasks, and the list behind it has as many rows', async ({
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [manager, agent] = await Promise.all([requestsOf('manager', site), requestsOfAgent(site)]);
  const dashboard = (await (await manager.get('/api/dashboard')).json()) as Dashboard;
  const open = (await allTasks(agent)).filter(({ status }) => isOpen(status));

  expect(dashboard.open.count).toBe(open.length);
  expect(dashboard.unclaimed.count).toBe(open.filter(({ owner }) => owner === undefined).length);
  expect(dashboard.byStatus.reduce((sum, { count }) => sum + count, 0)).toBe(open.length);

  const measures: Measure[] = [
    dashboard.open,
    dashboard.unclaimed,
    dashboard.overdue,
    dashboard.doneToday,
    ...dashboard.byStatus,
    ...dashboard.byRole,
    ...dashboard.byType,
  ];
  for (const { label, count, href } of measures) {
    const rows = await allRows(manager, href.split('?')[1] ?? '');
    // The clock goes on between the two: what came due meanwhile was not overdue yet.
    const counted = label === 'Overdue' ? rows.filter(({ dueAt }) => (dueAt ?? '') <= dashboard.asOf) : rows;
    expect(counted.length, label).toBe(count);
  }
});

/** Scrolls to the end of a list until nothing more comes, and answers how many rows it says it has. */
async function scrollThrough(page: Page): Promise<number> {
  const state = page.getByText(/^\d+ tasks?(, more below)? · as of/);
  await expect(rowsOf(page).first()).toBeVisible();
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect(state).not.toContainText('more below', { timeout: 500 });
  }).toPass();
  return Number(/^\d+/.exec((await state.textContent()) ?? '')?.[0]);
}

test('each number on the screen opens a list that has as many rows when it is scrolled to its end', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const page = await pageOf(browser, 'manager', { baseURL: baseURL ?? '' });
  await page.goto('/dashboard');
  await expect(page.getByRole('table').first()).toBeVisible();
  const links = await page
    .locator('main a[href*="/worklist?"]')
    .evaluateAll((all) => all.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent ?? '' })));
  const numbers = links.flatMap(({ href, text }) => {
    const count = text.startsWith('Oldest') ? undefined : /\d[\d,]*/.exec(text)?.[0].replace(',', '');
    return count === undefined ? [] : [{ href, text, count: Number(count) }];
  });
  expect(numbers.length).toBeGreaterThanOrEqual(20);
  for (const { href, text, count } of numbers.filter((each) => each.count > 0)) {
    await page.goto(href);
    const met = await scrollThrough(page);
    const isOverdue = text.startsWith('Overdue');
    const { overdue } = (await (await page.request.get('/api/dashboard')).json()) as Dashboard;
    expect(met, text).toBeGreaterThanOrEqual(count);
    expect(met, text).toBeLessThanOrEqual(isOverdue ? overdue.count : count);
  }
});
