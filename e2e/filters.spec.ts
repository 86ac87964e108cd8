import { expect, type Locator, type Page, test } from '@playwright/test';
import { pageOf } from './support/people';
import { expectAccessible, rowsOf } from './support/screens';

const RARE = ['Team', 'Place', 'Requester', 'Tag'] as const;

/** The options of an open chip with a count, as they stand there. */
async function optionsOf(pane: Locator): Promise<{ words: string; count: string }[]> {
  const lines = await pane.locator('label:has(.tabular-nums)').all();
  return Promise.all(
    lines.map(async (line) => ({
      words: (await line.locator('span').first().textContent()) ?? '',
      count: ((await line.locator('.tabular-nums').textContent()) ?? '').replace(/\s*tasks?$/, ''),
    })),
  );
}

async function openChip(page: Page, name: string | RegExp): Promise<Locator> {
  await page.getByRole('button', { name, exact: true }).click();
  const pane = page.getByRole('dialog');
  await expect(pane.getByText('Counting…')).toHaveCount(0);
  return pane;
}

test('UX-03: each option says how many tasks the list will hold with it, and the address says it by codes', async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const page = await pageOf(browser, 'manager', { baseURL: baseURL ?? '' });
  await page.goto('/worklist');
  await expect(rowsOf(page).first()).toBeVisible();
  for (const chip of ['Role', 'Type', 'Owner', ...RARE]) {
    if (chip === RARE[0]) {
      await page.getByRole('button', { name: 'More filters' }).click();
    }
    const pane = await openChip(page, chip);
    const options = (await optionsOf(pane)).filter(({ count }) => Number(count) > 1 && Number(count) < 50);
    const [option] = options;
    expect(option, `an option of ${chip}`).toBeDefined();
    await pane
      .getByLabel(option?.words ?? '')
      .first()
      .click();
    await expect(page.getByText(new RegExp(`^${option?.count} tasks · as of`))).toBeVisible();
    expect(page.url(), `the address of ${chip}`).not.toContain(encodeURIComponent(option?.words ?? ''));
    if (chip === 'Place') {
      await expectAccessible(page, 'a long list of options');
    }
    await pane.getByRole('button', { name: 'Any' }).click();
    await expect(pane.getByRole('button', { name: 'Any' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: chip, exact: true })).toBeFocused();
  }
});

test('UX-03: what an address asks for is never dropped: unknown values stay as chips and can be taken away by keyboard', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, 'nurse', { baseURL: baseURL ?? '' });
  await page.goto('/worklist?tag=http://tags.example%7Cgone&requester=Practitioner/gone&unit=ward-3e');
  await expect(page.getByRole('heading', { name: 'No task meets this filter' })).toBeVisible();
  await expect(page.getByText('Place, Requester and Tag', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Place: Ward 3 East' })).toBeVisible();
  await page.getByRole('button', { name: 'Tag: gone' }).focus();
  await page.keyboard.press('Enter');
  const gone = page.getByRole('dialog').getByRole('checkbox', { name: 'gone 0 tasks' });
  await expect(gone).toBeChecked();
  await gone.focus();
  await page.keyboard.press('Space');
  await expect(page).not.toHaveURL(/tag=/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Requester: Practitioner/gone' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Any' }).click();
  await expect(rowsOf(page).first()).toBeVisible();

  await page.goto('/worklist?colour=red&team=Patient/x');
  await expect(page.getByRole('heading', { name: 'This filter is not understood' })).toBeVisible();
  await expect(page.getByText('Team and “colour”')).toBeVisible();
});

test('a long list of options is narrowed by what is typed, and says how many are left', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, 'manager', { baseURL: baseURL ?? '' });
  await page.goto('/worklist');
  await page.getByRole('button', { name: 'More filters' }).click();
  const pane = await openChip(page, 'Place');
  const all = await optionsOf(pane);
  expect(all.map(({ words }) => words)).toEqual(
    all.map(({ words }) => words).toSorted(new Intl.Collator('en', { numeric: true }).compare),
  );
  await pane.getByRole('searchbox', { name: 'Find in this list' }).fill('ward 3 east');
  await expect.poll(async () => (await optionsOf(pane)).length).toBeLessThan(all.length);
  await expect(pane.getByRole('status')).toHaveText(/^\d+ found$/);
  await pane.getByRole('searchbox', { name: 'Find in this list' }).fill('nothing is called that');
  await expect(pane.getByText('Nothing here is called that.')).toBeVisible();
});

for (const density of ['comfortable', 'glove']) {
  test(`on a screen of 320 px in ${density} density the filters fold into one button, and nothing runs over`, async ({
    browser,
    baseURL,
  }) => {
    const page = await pageOf(browser, 'manager', { baseURL: baseURL ?? '' });
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/worklist?priority=stat&due=overdue');
    await page.evaluate((name) => document.documentElement.setAttribute('data-density', name), density);
    await expect(page.getByRole('button', { name: 'Role', exact: true })).toBeHidden();
    await page.getByRole('button', { name: 'Filters (2)' }).click();
    await page.getByRole('button', { name: 'More filters' }).click();
    for (const chip of ['Role', 'Due: Overdue', 'Place']) {
      const pane = await openChip(page, chip);
      const box = await pane.boundingBox();
      expect(box?.x, chip).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 999), chip).toBeLessThanOrEqual(320);
      await page.keyboard.press('Escape');
      await expect(pane).toHaveCount(0);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page, 'the filters on a small screen');
  });
}
