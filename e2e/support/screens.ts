import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The rows of a list, as they stand on the screen. */
export const rowsOf = (page: Page) => page.locator('#list li');

/** Fills in the wound check, the way a nurse at the bed does. */
export async function fillWoundCheck(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'Wound edges' }).getByText('Partly open').click();
  await page.getByLabel('Length').fill('8.5');
  await page.getByRole('group', { name: 'Exudate' }).getByText('Slight, clear').click();
  await page.getByRole('group', { name: 'Signs of infection' }).getByText('No', { exact: true }).click();
  await page.getByLabel('Pain at dressing change').fill('3');
}

/** No violation of WCAG 2.2 AA that axe can find, nor a target under 24 pixels. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    `axe on ${what}`,
  ).toEqual([]);
  expect(passes.length, `axe looked at ${what}`).toBeGreaterThan(10);
}
