import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { FIRST_ROW } from '@/lib/client/timings';
import { openPage, type Signed, SLOWER } from './browser';
import { print } from './report';
import { printWaits } from './waits';

const P13 = { share: 0.75, must: 1500, aim: 1000 };
const LCP = { share: 0.75, must: 1500, aim: 800 };
const SETTLE_MILLISECONDS = 500;

/** A page to load, and when it can be used: its first row by the product's own mark, or its load where it has none. */
export type LoadedPage = { label: string; site: Signed; path: string; usable: 'first-row' | 'load' };

type Load = { usable: number; paint: number; answered: number };
type Loads = { cold: Load[]; warm: Load[] };

/** Prints when the first row can be pressed, and the largest paint, with an empty and with a filled cache, beside the other pages (P13, LCP of P14). */
export async function benchFirstRow(
  browser: Browser,
  { measured, beside, times }: { measured: readonly LoadedPage[]; beside: readonly LoadedPage[]; times: number },
): Promise<void> {
  const pages = [...measured, ...beside];
  const loads = new Map<LoadedPage, Loads>(pages.map((page) => [page, { cold: [], warm: [] }]));
  for (const page of pages) {
    await load(browser, page);
  }
  for (let round = 0; round < times; round += 1) {
    for (const page of round % 2 === 0 ? pages : pages.toReversed()) {
      const { cold, warm } = await load(browser, page);
      loads.get(page)?.cold.push(cold);
      loads.get(page)?.warm.push(warm);
    }
  }
  print(`pages as they are loaded, the processor ${SLOWER} times slower`);
  for (const page of measured) {
    printLoads(page, { loads, beside });
  }
}

function printLoads(
  page: LoadedPage,
  { loads, beside }: { loads: ReadonlyMap<LoadedPage, Loads>; beside: readonly LoadedPage[] },
): void {
  for (const cache of ['cold', 'warm'] as const) {
    const of = (each: LoadedPage, figure: keyof Load) => (loads.get(each)?.[cache] ?? []).map((load) => load[figure]);
    const others = (figure: keyof Load) => beside.map((each) => ({ label: each.label, figures: of(each, figure) }));
    const label = `${page.label}, ${cache} cache`;
    printWaits({ label: `${label}: first row usable`, figures: of(page, 'usable') }, P13, others('usable'));
    printWaits({ label: `${label}: largest paint`, figures: of(page, 'paint') }, LCP, others('paint'));
    printWaits({ label: `${label}: first byte`, figures: of(page, 'answered') }, undefined, others('answered'));
  }
}

async function load(browser: Browser, { site, path, usable }: LoadedPage): Promise<{ cold: Load; warm: Load }> {
  const { page, context } = await openPage(browser, site, SLOWER);
  try {
    const loadOnce = async () => {
      await page.goto(`${site.url}${path}`, { waitUntil: 'load' });
      return { usable: usable === 'first-row' ? await firstRow(page) : await loaded(page), ...(await paintOf(page)) };
    };
    const cold = await loadOnce();
    await setTimeout(SETTLE_MILLISECONDS);
    return { cold, warm: await loadOnce() };
  } finally {
    await context.close();
  }
}

async function firstRow(page: Page): Promise<number> {
  const handle = await page.waitForFunction(
    (name) => performance.getEntriesByName(name, 'measure')[0]?.duration,
    FIRST_ROW,
  );
  return (await handle.jsonValue()) ?? Number.NaN;
}

async function loaded(page: Page): Promise<number> {
  return page.evaluate(
    () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
  );
}

/** Largest paint and first byte, in milliseconds from the beginning of the navigation. */
function paintOf(page: Page): Promise<{ paint: number; answered: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const answered = navigation?.responseStart ?? Number.NaN;
        new PerformanceObserver((list) =>
          resolve({ paint: list.getEntries().at(-1)?.startTime ?? Number.NaN, answered }),
        ).observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
}
