import { type Browser, expect, type Page, test } from '@playwright/test';
import { beginConflict } from './support/conflicts';
import { expectFocusInSight, walk } from './support/focus';
import { pageOf } from './support/people';
import { rowsOf } from './support/screens';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 320, height: 640 },
] as const;

const CHOSEN = 'Chosen tasks';

/** A list with a task chosen, so that the bar of what can be done with it stands at the bottom. */
async function listWithBar(page: Page): Promise<void> {
  await page.goto('/worklist?owner=any');
  await expect(rowsOf(page).first()).toBeVisible();
  await rowsOf(page).nth(1).getByRole('checkbox').check();
  await expect(page.getByRole('region', { name: CHOSEN })).toBeVisible();
}

async function opened(
  browser: Browser,
  user: 'nurse' | 'supervisor',
  baseURL: string | undefined,
  size: (typeof SIZES)[number],
) {
  const page = await pageOf(browser, user, { baseURL: baseURL ?? '' });
  await page.setViewportSize(size);
  return page;
}

for (const size of SIZES) {
  const words = `${size.width} by ${size.height}`;

  test(`whoever tabs through the list sees the focus all the time, at ${words}`, async ({ browser, baseURL }) => {
    test.slow();
    const page = await opened(browser, 'nurse', baseURL, size);
    await listWithBar(page);
    await expectFocusInSight(page, 'the list with a bar below');
    // From the middle of a list that was scrolled, on and back again.
    await page.evaluate(() => window.scrollTo(0, 3000));
    await rowsOf(page).nth(12).getByRole('link').focus();
    await expectFocusInSight(page, 'a list that was scrolled', 25);
    const link = rowsOf(page).first().getByRole('link');
    await page.goto('/worklist?owner=any');
    await link.click();
    await expect(page.getByRole('region', { name: 'The open task' })).toBeVisible();
    await expectFocusInSight(page, 'the list with a task beside it', 30);
  });

  test(`whoever tabs through a form or the board sees the focus all the time, at ${words}`, async ({
    browser,
    baseURL,
  }) => {
    test.slow();
    const { id } = await beginConflict(browser, { baseURL: baseURL ?? '' }, { started: true });
    const page = await opened(browser, 'nurse', baseURL, size);
    await page.goto(`/tasks/${id}`);
    await expect(page.getByRole('group', { name: 'Wound edges' })).toBeVisible();
    await expectFocusInSight(page, 'a task with its form');
    const board = await opened(browser, 'supervisor', baseURL, size);
    await board.goto('/board');
    const boxes = board.getByRole('checkbox', { name: /^Choose / });
    await boxes.nth(2).check();
    await expect(board.getByRole('region', { name: CHOSEN })).toBeVisible();
    await expectFocusInSight(board, 'the board with a bar below');
  });
}

test('a bar that lies over the focus is caught by the same check', async ({ browser, baseURL }) => {
  const page = await opened(browser, 'nurse', baseURL, SIZES[0]);
  await listWithBar(page);
  await page.evaluate(() => {
    const bar = document.createElement('div');
    bar.style.cssText = 'position:fixed;inset:auto 0 0 0;height:45vh;z-index:99;background:grey';
    document.body.append(bar);
  });
  expect((await walk(page, 30)).length).toBeGreaterThan(0);
});
