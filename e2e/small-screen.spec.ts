import { expect, type Page, test } from '@playwright/test';
import { keyboardOf } from './support/keyboard';
import { sideways } from './support/looks';
import { pageOf, requestsOf, type Site } from './support/people';
import { fillWoundCheck, rowsOf } from './support/screens';
import { askForWoundCheck, type MadeTask } from './support/tasks';

const PHONE = { width: 320, height: 640 };

async function askedFor(site: Site): Promise<MadeTask> {
  const [physician, nurse] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  return askForWoundCheck(physician, nurse);
}

const listOf = ({ title }: MadeTask) => `/worklist?owner=none&q=${encodeURIComponent(title)}`;

/** What stands here can be read by scrolling one way only (WCAG 1.4.10). */
async function expectOneWay(page: Page, what: string): Promise<void> {
  expect(await sideways(page), `${what} is not wider than the screen`).toBeLessThanOrEqual(0);
}

test('from claim to complete by a finger on a screen of 320 pixels, scrolled one way only', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const task = await askedFor(site);
  const signedIn = await requestsOf('nurse', site);
  const context = await browser.newContext({
    ...site,
    storageState: await signedIn.storageState(),
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await page.goto(listOf(task));
  await expect(rowsOf(page)).toHaveCount(1);
  await expectOneWay(page, 'the list');
  await page.getByRole('button', { name: `Claim ${task.title}` }).tap();
  await expect(rowsOf(page).getByText('Mine')).toBeVisible();
  await expectOneWay(page, 'a row with its message');
  await page.getByRole('link', { name: task.title }).tap();
  await page.getByRole('button', { name: 'Start', exact: true }).tap();
  await expect(page.getByRole('group', { name: 'Wound edges' })).toBeVisible();
  await expectOneWay(page, 'the task with its form');
  const complete = page.getByRole('button', { name: /^Complete wound check/ });
  await complete.tap();
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toBeInViewport();
  await expectOneWay(page, 'the form with its faults');
  await fillWoundCheck(page);
  await complete.tap();
  await expect(page.getByText('Completed.').first()).toBeInViewport();
  await expectOneWay(page, 'the completed task');
});

test('from claim to complete by keyboard alone on a screen of 320 pixels, scrolled one way only', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const task = await askedFor(site);
  const page = await pageOf(browser, 'nurse', site);
  await page.setViewportSize(PHONE);
  await page.goto(listOf(task));
  await expect(rowsOf(page)).toHaveCount(1);
  const { press, choose, type } = keyboardOf(page);
  await press(new RegExp(`^Claim ${task.title}`));
  await expect(rowsOf(page).getByText('Mine')).toBeVisible();
  await expectOneWay(page, 'the list');
  await press(new RegExp(`^${task.title}`));
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await press(/^Start$/);
  await expect(page.getByRole('group', { name: 'Wound edges' })).toBeVisible();
  await expectOneWay(page, 'the task with its form');
  await choose(/^Closed/, 1);
  await type(/^Length/, '8.5');
  await choose(/^None/, 1);
  await choose(/^Yes/, 1);
  await type(/^Pain at dressing change/, '3');
  await press(/^Complete wound check/);
  await expect(page.getByText('Completed.').first()).toBeInViewport();
  await expectOneWay(page, 'the completed task');
});

test('a page that is wider than the screen is caught by the same measure', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, 'nurse', { baseURL: baseURL ?? '' });
  await page.setViewportSize(PHONE);
  await page.goto('/worklist?owner=any');
  await expect(rowsOf(page).first()).toBeVisible();
  await page.evaluate(() => {
    const wide = document.createElement('div');
    wide.style.width = '400px';
    wide.textContent = 'wide';
    document.body.append(wide);
  });
  expect(await sideways(page)).toBeGreaterThan(0);
});
