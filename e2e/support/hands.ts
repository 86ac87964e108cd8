import { type APIRequestContext, expect, type Page } from '@playwright/test';
import type { Preferences } from '@/lib/domain/access/preferences';

const FIND = 'Find a patient, a task, an action';

export const findBox = (page: Page) => page.getByRole('combobox', { name: FIND });
export const menuOf = (page: Page) => page.getByRole('dialog', { name: FIND });
export const choicesIn = (page: Page) => menuOf(page).getByRole('option');

/** Opens the command menu by its keys alone. */
export async function openMenu(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(findBox(page)).toBeFocused();
}

/** Types into the open menu, goes down to a choice with the arrow keys, and does it with Enter. */
export async function chooseByKeys(page: Page, words: string, name: string | RegExp): Promise<void> {
  await page.keyboard.type(words);
  const choice = choicesIn(page).filter({ hasText: name }).first();
  await expect(choice).toBeVisible();
  const most = await choicesIn(page).count();
  for (let step = 0; step < most && (await choice.getAttribute('data-highlighted')) === null; step++) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(choice).toHaveAttribute('data-highlighted', '');
  await page.keyboard.press('Enter');
  await expect(menuOf(page)).toBeHidden();
}

/** Sets how somebody wants their screens; what is not said is the default. */
export async function prefer(requests: APIRequestContext, preferences: Partial<Preferences>): Promise<void> {
  const answer = await requests.put('/api/account/preferences', { data: preferences });
  expect(answer.status(), 'preferences are kept').toBe(204);
}

/** From the menu of the header, which also those find who have no list keys. */
export async function openKeys(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Help', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Keys' }).click();
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
}
