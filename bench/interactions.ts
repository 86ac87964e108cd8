import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { FIRST_ROW } from '@/lib/client/timings';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { openPage, type Signed, SLOWER } from './browser';
import type { PlainSite } from './plain-site';
import { print } from './report';
import { buttonOf, rowsWith } from './shown';
import { printWaits } from './waits';

const INP = { share: 0.75, must: 150, aim: 80 };
const CLS = { share: 0.75, must: 0.05, aim: 0.01 };
/** What the browser does not report was answered within a frame. */
const UNREPORTED_MILLISECONDS = 16;
/** Until the browser has reported what was pressed last. */
const SETTLE_MILLISECONDS = 300;
const NEW_TASKS = 3;

declare global {
  var benchPresses: { at: number; duration: number }[];
  var benchShifts: { value: number; what: string }[];
}

/** One thing that somebody does, and waits for. */
type Step = { name: string; run: (page: Page) => Promise<unknown> };
type Session = { presses: Map<string, number>; shift: number; shifted: string[] };

/** Prints the slowest answer to a press of each session, the same by kind, and how far things jumped, beside presses on a plain page (INP and CLS of P14). */
export async function benchInteractions(
  browser: Browser,
  nurse: Signed,
  { plain, times }: { plain: PlainSite; times: number },
): Promise<void> {
  const sessions: Session[] = [];
  const besides: Session[] = [];
  for (let time = 0; time < times; time += 1) {
    sessions.push(await sessionOf(browser, { ...nurse, path: '/worklist?owner=none', mark: FIRST_ROW }, NURSE_STEPS));
    besides.push(await sessionOf(browser, { ...plain, path: '/list', mark: '' }, PLAIN_STEPS));
  }
  const worst = (all: readonly Session[]) => all.map(({ presses }) => Math.max(...presses.values()));
  const jumps = (all: readonly Session[]) => all.map(({ shift }) => shift);
  print(`sessions of ${NURSE_STEPS.length} kinds of presses, slowed ${SLOWER} times`);
  printWaits({ label: '  slowest answer to a press', figures: worst(sessions) }, INP, [
    { label: 'presses on a plain page', figures: worst(besides) },
  ]);
  for (const { name } of NURSE_STEPS) {
    const figures = sessions.map(({ presses }) => presses.get(name) ?? UNREPORTED_MILLISECONDS);
    printWaits({ label: `    ${name}`, figures }, INP);
  }
  printWaits({ label: '  layout shift, all of the session', figures: jumps(sessions), unit: '' }, CLS, [
    { label: 'a plain page', figures: jumps(besides), unit: '' },
  ]);
  for (const what of new Set(sessions.flatMap(({ shifted }) => shifted))) {
    print(`    shifted: ${what}`);
  }
}

async function sessionOf(
  browser: Browser,
  site: Signed & { path: string; mark: typeof FIRST_ROW | '' },
  steps: readonly Step[],
): Promise<Session> {
  const { page, context } = await openPage(browser, site, SLOWER);
  await context.addInitScript(observe);
  try {
    await page.goto(`${site.url}${site.path}`);
    await page.locator('[data-row]').first().waitFor();
    await page.waitForFunction((name) => name === '' || performance.getEntriesByName(name).length > 0, site.mark);
    const presses = new Map<string, number>();
    for (const { name, run } of steps) {
      await page.evaluate(() => globalThis.benchPresses.splice(0));
      await run(page);
      await setTimeout(SETTLE_MILLISECONDS);
      const durations = await page.evaluate(() => globalThis.benchPresses.map(({ duration }) => duration));
      presses.set(name, Math.max(UNREPORTED_MILLISECONDS, ...durations));
    }
    const shifts = await page.evaluate(() => globalThis.benchShifts);
    return {
      presses,
      shift: shifts.reduce((sum, { value }) => sum + value, 0),
      shifted: shifts.map(({ what }) => what),
    };
  } finally {
    await context.close();
  }
}

/** Runs in the page before anything else does (w3.org/TR/event-timing, wicg.github.io/layout-instability). */
function observe(): void {
  globalThis.benchPresses = [];
  globalThis.benchShifts = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration, interactionId } of list.getEntries() as PerformanceEventTiming[]) {
      if (interactionId !== undefined && interactionId !== 0) {
        globalThis.benchPresses.push({ at: startTime, duration });
      }
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  type Shift = { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] };
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as unknown as Shift[]) {
      const named = sources.map(({ node }) => `${node?.nodeName} ${node instanceof Element ? node.className : ''}`);
      if (!hadRecentInput) {
        globalThis.benchShifts.push({ value, what: `${value.toFixed(4)} ${named.join(' | ').slice(0, 160)}` });
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

const link = (page: Page, row: number) => page.locator('[data-row] a').nth(row);

const NURSE_STEPS: readonly Step[] = [
  {
    name: 'choose three boxes',
    run: async (page) => {
      for (const row of [1, 2, 3]) {
        await page.locator('[data-row] label').nth(row).click();
      }
    },
  },
  { name: 'claim', run: (page) => claimFirst(page) },
  {
    name: 'undo',
    run: async (page) => {
      await page.getByRole('button', { name: /^Undo the claim/ }).click();
      await page.getByText('Taken back', { exact: false }).first().waitFor();
    },
  },
  {
    name: 'open a task beside the list',
    run: async (page) => {
      await link(page, 4).click();
      await page.getByRole('tab').first().waitFor();
    },
  },
  {
    name: 'open another',
    run: async (page) => {
      const title = (await link(page, 6).textContent()) ?? '';
      await link(page, 6).click();
      await page.getByRole('heading', { name: title }).first().waitFor();
    },
  },
  { name: 'close it', run: (page) => page.getByRole('button', { name: 'Close the task' }).click() },
  {
    name: 'open a filter and shut it',
    run: async (page) => {
      await page.getByRole('button', { name: 'Priority' }).click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'open other views',
    run: async (page) => {
      for (const owner of ['me', 'none']) {
        await page.locator(`nav a[href*="owner=${owner}"]`).first().click();
        await page.waitForURL(new RegExp(`owner=${owner}`));
        await page.locator('[data-row], h2').first().waitFor();
      }
    },
  },
  {
    name: 'scroll by keys',
    run: async (page) => {
      for (const key of ['PageDown', 'PageDown', 'End', 'Home']) {
        await page.keyboard.press(key);
        await setTimeout(SETTLE_MILLISECONDS);
      }
    },
  },
  {
    name: 'show new rows',
    run: async (page) => {
      await makeTasks();
      await page.getByRole('button', { name: /new tasks? — show/ }).click();
      await page.getByText('shown', { exact: false }).first().waitFor({ state: 'attached' });
    },
  },
];

const PLAIN_STEPS: readonly Step[] = [
  { name: 'box', run: (page) => page.locator('[data-row] input').nth(1).click() },
  { name: 'link', run: (page) => link(page, 3).click() },
  { name: 'claim', run: (page) => page.locator('[data-row] button').nth(4).click() },
];

async function claimFirst(page: Page): Promise<void> {
  const [id = ''] = await rowsWith(page, 'Claim');
  await buttonOf(page, { id, name: 'Claim' }).click();
  await page.locator(`[data-row="${id}"]`).getByText('Claimed: it is yours.').waitFor();
}

let made = 0;

/** Another user asks for work on the measured ward, overdue so that it enters at the top. */
async function makeTasks(): Promise<void> {
  const now = new Date();
  await repositoryFor(SYSTEM_ACTOR).commit(
    Array.from({ length: NEW_TASKS }, () => ({
      kind: 'put' as const,
      resource: {
        resourceType: 'Task' as const,
        id: `bench-new-${now.getTime()}-${++made}`,
        status: 'requested' as const,
        intent: 'order' as const,
        priority: 'stat' as const,
        code: { text: `New task ${made}` },
        for: { reference: 'Patient/bench-patient-1' },
        location: { reference: 'Location/bench-ward-0' },
        authoredOn: now.toISOString(),
        restriction: { period: { end: new Date(now.getTime() - 86_400_000 * 30).toISOString() } },
      },
    })),
  );
}
