import type { Page } from '@playwright/test';

/** How a screen can look; the attributes of `html` that `globals.css` goes by. */
export type Look = {
  theme?: 'light' | 'dark';
  contrast?: 'high';
  density?: 'compact' | 'glove';
  text?: 'large' | 'largest';
};

const ATTRIBUTES = ['theme', 'contrast', 'density', 'text'] as const;

/** Changes how the open page looks, as the preferences of a person would, and waits until it is drawn. */
export async function wear(page: Page, look: Look): Promise<void> {
  const attributes = ATTRIBUTES.map((name) => [`data-${name}`, look[name] ?? null] as const);
  await page.evaluate((wanted) => {
    for (const [name, value] of wanted) {
      if (value === null) {
        document.documentElement.removeAttribute(name);
      } else {
        document.documentElement.setAttribute(name, value);
      }
    }
  }, attributes);
  await drawn(page);
}

/** Two frames on: what was asked for before is on the screen. */
export function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** How far the page can be scrolled sideways, in pixels. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
