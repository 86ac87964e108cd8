import { expect, type Page } from '@playwright/test';
import { drawn } from './looks';

type Box = { left: number; right: number; top: number; bottom: number };
type Seen = { box: Box; over: string[] };
type Focused = { name: string; window: { width: number; height: number }; seen: Seen[] };

/**
 * What is wrong with where the focus stands (WCAG 2.4.11, and more): its box is not wholly inside the window, or something lies over it.
 * Nothing where it is in sight, or where nothing has the focus.
 */
export async function hiddenFocus(page: Page): Promise<string | undefined> {
  await drawn(page);
  const focused = await page.evaluate(lookAtFocus);
  return focused?.seen.map((seen) => faultOf(focused, seen)).find((fault) => fault !== undefined);
}

function faultOf({ name, window }: Focused, { box, over }: Seen): string | undefined {
  const { left, right, top, bottom } = box;
  const isBeside = left < 0 || right > window.width;
  // What is nearly as tall as the window cannot be in sight as a whole.
  const isTall = bottom - top > window.height * 0.6;
  if (isBeside || (!isTall && (top < 0 || bottom > window.height))) {
    return `${name} is outside: ${[left, top, right, bottom].map(Math.round).join(' ')}`;
  }
  return isTall || over.length === 0 ? undefined : `${name} is under ${over.join(', ')}`;
}

/** Runs in the page: each box of what has the focus, and what lies over its middle or near an edge of it. */
function lookAtFocus(): Focused | undefined {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) {
    return undefined;
  }
  const isTiny = focused.getBoundingClientRect().width < 8 || getComputedStyle(focused).opacity === '0';
  // A drawn box stands for the one of the browser.
  const shown = (isTiny ? focused.closest('label') : null) ?? focused;
  const belongs = (hit: Element) => shown.contains(hit) || hit.closest('label')?.contains(focused) === true;
  const seen = [...shown.getClientRects()].map(({ left, right, top, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points = [
      [x, y],
      [left + 3, y],
      [right - 3, y],
      [x, top + 3],
      [x, bottom - 3],
    ] as const;
    const hits = points.map(([across, down]) => document.elementFromPoint(across, down) ?? document.documentElement);
    const over = hits.filter((hit) => !belongs(hit)).map((hit) => `${hit.tagName} “${hit.className}”`);
    return { box: { left, right, top, bottom }, over: [...new Set(over)] };
  });
  const words = focused.getAttribute('aria-label') ?? shown.textContent ?? '';
  return {
    name: `${focused.tagName} “${words.trim().slice(0, 60)}”`,
    window: { width: window.innerWidth, height: window.innerHeight },
    seen,
  };
}

/** Goes on with Tab and then back, and says where the focus was hidden. */
export async function walk(page: Page, steps: number): Promise<string[]> {
  const hidden: string[] = [];
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let step = 1; step <= steps; step += 1) {
      await page.keyboard.press(key);
      const fault = await hiddenFocus(page);
      if (fault !== undefined) {
        hidden.push(`${key} ${step}: ${fault}`);
      }
    }
  }
  return hidden;
}

/** Walks, and fails where the focus was hidden once. */
export async function expectFocusInSight(page: Page, what: string, steps = 40): Promise<void> {
  expect(await walk(page, steps), `the focus on ${what}`).toEqual([]);
}
