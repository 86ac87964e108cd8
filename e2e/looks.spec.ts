import { expect, test } from '@playwright/test';
import { menuOf, openKeys, openMenu, prefer } from './support/hands';
import { pageOf, requestsOf } from './support/people';
import { expectAccessible, rowsOf } from './support/screens';

test('what one nurse chose for her eyes does not stay for the next at the same screen', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  await prefer(await requestsOf('nurse3', site), { theme: 'dark', density: 'glove', contrast: 'high' });
  const page = await pageOf(browser, 'nurse3', site);
  await page.goto('/worklist?owner=any');
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'dark');
  await expect(html).toHaveAttribute('data-contrast', 'high');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(html).not.toHaveAttribute('data-theme');
  await page.getByLabel('User name').fill('nurse');
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(
    rowsOf(page)
      .first()
      .or(page.getByRole('heading', { name: 'You hold no open task' })),
  ).toBeVisible();
  await expect(html).not.toHaveAttribute('data-density');
  await prefer(await requestsOf('nurse3', site), {});
});

for (const look of [
  { theme: 'light' },
  { theme: 'dark' },
  { theme: 'light', contrast: 'high' },
  { theme: 'dark', contrast: 'high', density: 'glove' },
] as const) {
  test(`menu, keys and help are accessible: ${Object.values(look).join(', ')}`, async ({ browser, baseURL }) => {
    test.slow();
    const site = { baseURL: baseURL ?? '' };
    const requests = await requestsOf('nurse3', site);
    await prefer(requests, look);
    const page = await pageOf(browser, 'nurse3', site);
    await page.goto('/worklist?owner=any');
    await expect(rowsOf(page).first()).toBeVisible();
    const word = ((await rowsOf(page).first().getByRole('link').textContent()) ?? '').split(' ')[0] ?? '';
    await openMenu(page);
    await expectAccessible(page, 'the command menu');
    await page.keyboard.type(word);
    await expect(menuOf(page).getByRole('status')).toHaveText(/\d tasks?/);
    await expectAccessible(page, 'what the menu found');
    await page.keyboard.press('Escape');
    await openKeys(page);
    await expectAccessible(page, 'the keys');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Help', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Help with this page' }).click();
    await expect(page.getByRole('dialog', { name: 'The list' })).toBeVisible();
    await expectAccessible(page, 'the help of the page');
    await prefer(requests, {});
  });
}

test('everything in the header can be reached at 320 pixels and with gloves', async ({ browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const requests = await requestsOf('nurse3', site);
  for (const density of ['comfortable', 'glove'] as const) {
    await prefer(requests, { density });
    const page = await pageOf(browser, 'nurse3', site);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/worklist?owner=any');
    await expect(rowsOf(page).first()).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, `nothing is wider than the screen (${density})`).toBe(320);
    for (const name of [
      'Views and pages',
      'Find a patient, a task, an action',
      'Appearance and keys',
      'Help',
      'Sign out',
    ]) {
      await expect(page.getByRole('banner').getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 });
    }
    await page.context().close();
  }
  await prefer(requests, {});
});

test('UX-27: demo data is marked on every page, and by another icon of the tab', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('complementary', { name: 'Test data' })).toBeInViewport();
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute('href', '/icon-demo.svg');
  const [plain, demo] = await Promise.all([page.request.get('/icon.svg'), page.request.get('/icon-demo.svg')]);
  expect(await plain.text()).not.toBe(await demo.text());
});
