import { expect, test } from '@playwright/test';
import { pageOf } from './support/people';
import { rowsOf } from './support/screens';

test('UX-12: in a row every box and button is what is pressed in its middle, and the rest of it opens the task', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, 'nurse', { baseURL: baseURL ?? '' });
  await page.goto('/worklist?owner=none');
  await expect(page.getByText(/^Live/)).toBeVisible();
  await expect(rowsOf(page).nth(9)).toBeVisible();

  const hidden = await page.evaluate(() => {
    const controls = [...document.querySelectorAll('#list li:nth-child(-n+10) :is(input, button)')];
    const isOnTop = (control: Element) => {
      control.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = control.getBoundingClientRect();
      const found = document.elementFromPoint(x + width / 2, y + height / 2);
      return found !== null && (control.contains(found) || found.contains(control));
    };
    return {
      looked: controls.length,
      under: controls.filter((control) => !isOnTop(control)).map((each) => each.outerHTML),
    };
  });
  expect(hidden.looked).toBeGreaterThanOrEqual(10);
  expect(hidden.under).toEqual([]);

  const box = rowsOf(page).first().getByRole('checkbox');
  await box.click();
  await expect(box).toBeChecked();
  await expect(page).not.toHaveURL(/task=/);
});
