import type { Page } from '@playwright/test';

/** What somebody does who has no mouse: controls are met with Tab alone, and one that is never met fails. */
export function keyboardOf(page: Page) {
  const reach = async (name: RegExp) => {
    for (let steps = 0; steps < 120; steps += 1) {
      if (name.test(await focusedWords(page))) {
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${name}`);
  };
  return {
    reach,
    press: async (name: RegExp) => {
      await reach(name);
      await page.keyboard.press('Enter');
    },
    choose: async (name: RegExp, times: number) => {
      await reach(name);
      for (let press = 0; press < times; press += 1) {
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Space');
    },
    type: async (name: RegExp, text: string) => {
      await reach(name);
      await page.keyboard.type(text);
    },
  };
}

/** The words by which somebody who cannot see knows what has the focus. */
function focusedWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    return [element?.getAttribute('aria-label'), element?.textContent, ...labels.map((label) => label.textContent)]
      .filter(Boolean)
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .trim();
  });
}
