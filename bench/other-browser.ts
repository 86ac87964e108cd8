import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { TaskPage } from '@/lib/domain/task/task-page';
import { openPage, type Signed } from './browser';
import { claimBy } from './claim-shown';
import type { PlainSite } from './plain-site';
import { rowsWith } from './shown';
import { printWaits } from './waits';

const P12 = { share: 0.95, must: 500, aim: 200 };
const TIMES = 64;
/** So many of a page that is loaded anew: what was claimed is gone from it then. */
const ON_A_PAGE = 32;
/** Colleagues do not claim by the machine gun: the pace of the stream is part of what is measured. */
const PAUSE_MILLISECONDS = 300;

declare global {
  var benchClaims: Record<string, number> | undefined;
}

/** Prints how long after its commit a colleague's claim stands in this one's row, beside a bare event stream (P12). */
export async function benchOtherBrowser(
  browser: Browser,
  { nurse, colleague }: { nurse: Signed; colleague: Signed },
  plain: PlainSite,
): Promise<void> {
  const figures: number[] = [];
  const { page, context } = await openPage(browser, nurse, 1);
  while (figures.length < TIMES) {
    await openLive(page, `${nurse.url}/worklist?owner=none`);
    for (const id of (await rowsWith(page, 'Claim')).slice(0, ON_A_PAGE)) {
      await claimBy(colleague, id);
      const seen = await seenAt(page, id);
      figures.push(seen - (await changedAt(colleague, id)));
      await setTimeout(PAUSE_MILLISECONDS);
    }
  }
  await context.close();
  printWaits({ label: "a colleague's claim, commit → it stands in this one's row", figures }, P12, [
    { label: 'a bare event stream into a plain page', figures: await plainWaits(browser, plain) },
  ]);
}

async function openLive(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByText(/^Live/).waitFor();
  await page.evaluate(() => {
    const seen: Record<string, number> = {};
    globalThis.benchClaims = seen;
    const claimable = (row: Element) =>
      [...row.querySelectorAll('button')].some((each) => each.textContent.startsWith('Claim'));
    const waiting = new Map(
      [...document.querySelectorAll<HTMLElement>('[data-row]')]
        .filter(claimable)
        .map((row) => [row.dataset.row ?? '', row] as const),
    );
    new MutationObserver(() => {
      for (const [id, row] of waiting) {
        if (!claimable(row)) {
          waiting.delete(id);
          requestAnimationFrame(() => {
            seen[id] = performance.timeOrigin + performance.now();
          });
        }
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

async function seenAt(page: Page, id: string): Promise<number> {
  const handle = await page.waitForFunction((row) => globalThis.benchClaims?.[row], id, { polling: 20 });
  return (await handle.jsonValue()) ?? Number.NaN;
}

/** When the claim was written, by the clock of the same machine. */
async function changedAt({ url, cookie = '' }: Signed, id: string): Promise<number> {
  const answer = await fetch(`${url}/api/tasks/${id}`, { headers: { cookie } });
  return Date.parse(TaskPage.parse(await answer.json()).row.changedAt);
}

async function plainWaits(browser: Browser, plain: PlainSite): Promise<number[]> {
  const { page, context } = await openPage(browser, plain, 1);
  await openPlain(page, plain);
  const figures: number[] = [];
  for (const id of (await rowsWith(page, 'Claim')).slice(0, ON_A_PAGE)) {
    const begun = Date.now();
    await fetch(`${plain.url}/change/${id}`, { method: 'POST' });
    figures.push((await seenAt(page, id)) - begun);
  }
  await context.close();
  return figures;
}

async function openPlain(page: Page, plain: PlainSite): Promise<void> {
  await page.goto(`${plain.url}/list`);
  await page.evaluate(() => {
    const seen: Record<string, number> = {};
    globalThis.benchClaims = seen;
    const note = (target: Node) => {
      const id = target instanceof HTMLElement ? target.dataset.row : undefined;
      requestAnimationFrame(() => {
        seen[id ?? ''] = performance.timeOrigin + performance.now();
      });
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        note(target);
      }
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-at'] });
  });
}
