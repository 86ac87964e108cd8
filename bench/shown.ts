import type { Page } from '@playwright/test';

declare global {
  // What the page keeps for the benchmark between two of its questions.
  var benchShown: Promise<number> | undefined;
}

/** Waits, in the page, for the next press and then for words in a row to be painted. Ask `shownOf` after the press. */
export async function watchPress(page: Page, { id, words }: { id: string; words: string }): Promise<void> {
  await page.evaluate(
    ([row, text]) => {
      globalThis.benchShown = new Promise((resolve) => {
        const paint = (from: number) =>
          requestAnimationFrame(() => {
            // The message comes after the frame that was just drawn.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - from);
            port2.postMessage(undefined);
          });
        const watch = ({ timeStamp }: Event) => {
          const look = () => {
            if (document.querySelector(`[data-row="${row}"]`)?.textContent.includes(text)) {
              observer.disconnect();
              paint(timeStamp);
            }
          };
          const observer = new MutationObserver(look);
          observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        };
        document.addEventListener('click', watch, { capture: true, once: true });
      });
    },
    [id, words] as const,
  );
}

/** Milliseconds from the press that was watched until the words were painted. */
export async function shownOf(page: Page): Promise<number> {
  return page.evaluate(() => globalThis.benchShown ?? Number.NaN);
}

/** The ids of the rows with a button of this name, from the top. */
export async function rowsWith(page: Page, button: string): Promise<string[]> {
  return page.evaluate(
    (name) =>
      [...document.querySelectorAll<HTMLElement>('[data-row]')].flatMap((row) => {
        const has = [...row.querySelectorAll('button')].some((each) => each.textContent.startsWith(name));
        return has && row.dataset.row !== undefined ? [row.dataset.row] : [];
      }),
    button,
  );
}

/** The button of a row. */
export function buttonOf(page: Page, { id, name }: { id: string; name: string }) {
  return page.locator(`[data-row="${id}"] button`, { hasText: new RegExp(`^${name}`) });
}
