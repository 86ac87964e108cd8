import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { pageOf, requestsOf, type Site } from './support/people';
import { expectAccessible } from './support/screens';
import { askForWoundCheck, type MadeTask } from './support/tasks';

type Stage = { site: Site; nurse: APIRequestContext; tasks: readonly MadeTask[] };

/** Wound checks that `nurse` has. */
async function claimedTasks(count: number, baseURL: string | undefined): Promise<Stage> {
  const site = { baseURL: baseURL ?? '' };
  const [physician, nurse] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  const tasks: MadeTask[] = [];
  for (let made = 0; made < count; made += 1) {
    const task = await askForWoundCheck(physician, nurse);
    const answer = await nurse.post(`/api/tasks/${task.id}/actions/claim`, { data: { seenVersion: '1' } });
    expect(answer.status()).toBe(200);
    tasks.push(task);
  }
  return { site, nurse, tasks };
}

/** Opens the board and ticks the tasks in the group of who has them. */
async function choose(page: Page, tasks: readonly MadeTask[]): Promise<void> {
  await page.goto('/board');
  const group = page.getByRole('region', { name: /Amira Haddad/ });
  await group.getByRole('button', { name: /^Show \d+ more/ }).click();
  for (const { title } of tasks) {
    await group.getByRole('checkbox', { name: new RegExp(`^Choose ${title}`) }).check();
  }
}

async function statusOf(requests: APIRequestContext, { id }: MadeTask) {
  const { row } = (await (await requests.get(`/api/tasks/${id}`)).json()) as { row: Record<string, unknown> };
  return row;
}

test('UX-13: many tasks are put on hold and taken back by Control and Z, and stand as before', async ({
  browser,
  baseURL,
}) => {
  const { site, nurse, tasks } = await claimedTasks(3, baseURL);
  const page = await pageOf(browser, 'supervisor', site);
  await choose(page, tasks);
  const bar = page.getByRole('region', { name: 'Chosen tasks' });
  await expect(bar).toContainText('3 tasks chosen');
  await expectAccessible(page, 'the bar of a choice');
  await bar.getByRole('button', { name: 'Hold…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Put 3 tasks on hold' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Give a reason.');
  await dialog.getByText('Patient is asleep').click();
  await expectAccessible(page, 'the form of a bulk act');
  await dialog.getByRole('button', { name: 'Put 3 tasks on hold' }).click();
  await expect(dialog.getByText('3 tasks were put on hold.')).toBeVisible();
  await expect(dialog.getByText(/^for \d+ more seconds$/)).toBeVisible();
  await expectAccessible(page, 'the results of a bulk act');
  expect(await statusOf(nurse, tasks[0] as MadeTask)).toMatchObject({ status: 'on-hold' });
  await page.keyboard.press('Control+z');
  await expect(dialog.getByText('3 tasks were taken back.')).toBeVisible();
  for (const task of tasks) {
    expect(await statusOf(nurse, task)).toMatchObject({ status: 'accepted', mine: true });
  }
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(page.getByRole('heading', { name: 'Board' })).toBeFocused();
});

test('UX-24: an act whose answer is lost is asked for again by the same request, and done once', async ({
  browser,
  baseURL,
}) => {
  const { site, nurse, tasks } = await claimedTasks(2, baseURL);
  const page = await pageOf(browser, 'supervisor', site);
  const keys: (string | undefined)[] = [];
  await page.route('**/api/bulk/act', async (route) => {
    keys.push(route.request().headers()['idempotency-key']);
    if (keys.length === 1) {
      // It arrives and is done; only its answer does not come back.
      await route.fetch();
      await route.abort('connectionreset');
      return;
    }
    await route.continue();
  });
  await choose(page, tasks);
  await page.getByRole('button', { name: 'Release…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('End of shift').click();
  await dialog.getByRole('button', { name: 'Release 2 tasks' }).click();
  await expect(dialog.getByRole('region', { name: /^Not known whether it was done/ })).toContainText(
    tasks[0]?.title ?? '',
  );
  await dialog.getByRole('button', { name: 'Go on with 2 tasks' }).click();
  await expect(dialog.getByText('2 tasks were released.')).toBeVisible();
  expect(new Set(keys).size).toBe(1);
  expect(keys).toHaveLength(2);
  for (const task of tasks) {
    expect(await statusOf(nurse, task)).toMatchObject({ status: 'requested', owner: null, version: '3' });
  }
});

test('UX-06: a nurse claims many; what somebody was faster with is named before it is tried', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, nurse, nurse2] = await Promise.all([
    requestsOf('physician', site),
    requestsOf('nurse', site),
    requestsOf('nurse2', site),
  ]);
  const tasks = [await askForWoundCheck(physician, nurse), await askForWoundCheck(physician, nurse)];
  const page = await pageOf(browser, 'nurse', site);
  // The list behind does not hear of what happens meanwhile, as on a bad line.
  await page.route('**/api/events**', (route) => route.abort());
  await page.goto('/board');
  const group = page.getByRole('region', { name: /unclaimed/i }).first();
  await group.getByRole('button', { name: /^Show \d+ more/ }).click();
  for (const { title } of tasks) {
    await group.getByRole('checkbox', { name: new RegExp(`^Choose ${title}`) }).check();
  }
  const faster = await nurse2.post(`/api/tasks/${tasks[0]?.id}/actions/claim`, { data: { seenVersion: '1' } });
  expect(faster.status()).toBe(200);
  await page.getByRole('region', { name: 'Chosen tasks' }).getByRole('button', { name: 'Claim…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 task can be claimed, 1 cannot.')).toBeVisible();
  await expect(dialog.getByRole('region', { name: /^Cannot be claimed/ })).toContainText(tasks[0]?.title ?? '');
  await expectAccessible(page, 'the preflight of a bulk act');
  await dialog.getByRole('button', { name: 'Claim 1 task' }).click();
  await expect(dialog.getByRole('region', { name: /^Claimed/ })).toContainText(tasks[1]?.title ?? '');
});

test('at 320 pixels the bar and its dialog are whole, and what has the focus is never under the bar', async ({
  browser,
  baseURL,
}) => {
  const { site, tasks } = await claimedTasks(2, baseURL);
  const page = await pageOf(browser, 'supervisor', site);
  await page.setViewportSize({ width: 320, height: 640 });
  await choose(page, tasks);
  const bar = page.getByRole('region', { name: 'Chosen tasks' });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.locator('h1').focus();
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(() => {
      const focused = document.activeElement;
      const over = document.querySelector('section[aria-label="Chosen tasks"]');
      if (focused === null || over === null || over.contains(focused) || focused === document.body) {
        return false;
      }
      const [inner, outer] = [focused.getBoundingClientRect(), over.getBoundingClientRect()];
      return inner.top >= outer.top && inner.bottom <= outer.bottom;
    });
    expect(hidden, `focus ${step} is in sight`).toBe(false);
  }
  await bar.getByRole('button', { name: 'Change…' }).click();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Change 2 tasks' })).toBeInViewport();
});
