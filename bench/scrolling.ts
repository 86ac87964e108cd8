import type { Browser, CDPSession, Page } from '@playwright/test';
import { WorklistPage } from '@/lib/domain/worklist/worklist-row';
import { type OpenPage, openPage, type Signed, SLOWER } from './browser';
import type { PlainSite } from './plain-site';
import { print } from './report';
import { printWaits } from './waits';

const P16 = { share: 0.95, must: 34, aim: 20 };
const ROWS = 10_000;
const FIRST_PAGE = 50;
/** Pixels, and pixels in a second: a hand on a wheel that looks for something. */
const STRETCH = 12_000;
const SPEED = 3000;
const STRETCHES = 4;

declare global {
  var benchFrames: { deltas: number[]; mostRows: number; isOn: boolean } | undefined;
}

type Scrolled = { deltas: readonly number[]; mostRows: number; megabytes: number; nodes: number };

/** Prints how long frames take while a list with 10,000 rows loaded is scrolled, its rows in the page and the memory of the tab (P16). */
export async function benchScrolling(browser: Browser, manager: Signed, plain: PlainSite): Promise<void> {
  const ours = await scrolled(browser, manager, async (open) => {
    await open.page.goto(`${manager.url}/worklist?owner=any`);
    await loadRows(open.page);
  });
  const beside = await scrolled(browser, plain, async ({ page }) => {
    await page.goto(`${plain.url}/list?rows=${ROWS}`);
  });
  printWaits({ label: `frames while ${ROWS} rows are scrolled, slowed ${SLOWER} times`, figures: ours.deltas }, P16, [
    { label: `${ROWS} rows written down in a plain page`, figures: beside.deltas },
  ]);
  print(`  rows in the page at most ${ours.mostRows}  (aim 50, at most 80), plain page ${beside.mostRows}`);
  print(
    `  heap ${ours.megabytes.toFixed(1)} MB and ${ours.nodes} nodes, plain page ${beside.megabytes.toFixed(1)} MB and ${beside.nodes}`,
  );
}

async function scrolled(browser: Browser, site: Signed, open: (page: OpenPage) => Promise<void>): Promise<Scrolled> {
  const opened = await openPage(browser, site, 1);
  const { page, context, protocol } = opened;
  try {
    await open(opened);
    const memory = await memoryOf(protocol);
    await protocol.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.evaluate(watchFrames);
    for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
      const isDown = stretch % 2 === 0;
      await protocol.send('Input.synthesizeScrollGesture', {
        x: 700,
        y: 500,
        yDistance: isDown ? -STRETCH : STRETCH / 2,
        speed: SPEED,
        gestureSourceType: 'mouse',
      });
    }
    const { deltas, mostRows } = await page.evaluate(() => {
      const frames = globalThis.benchFrames ?? { deltas: [], mostRows: 0, isOn: false };
      frames.isOn = false;
      return frames;
    });
    return { deltas, mostRows, ...memory };
  } finally {
    await context.close();
  }
}

function watchFrames(): void {
  const frames = { deltas: [] as number[], mostRows: 0, isOn: true };
  globalThis.benchFrames = frames;
  let last = performance.now();
  const note = (now: number) => {
    frames.deltas.push(now - last);
    frames.mostRows = Math.max(frames.mostRows, document.querySelectorAll('[data-row]').length);
    last = now;
    if (frames.isOn) {
      requestAnimationFrame(note);
    }
  };
  requestAnimationFrame((now) => {
    last = now;
    requestAnimationFrame(note);
  });
}

/** Scrolls to the end until enough is loaded. */
async function loadRows(page: Page): Promise<void> {
  let rows = FIRST_PAGE;
  let more = true;
  while (more && rows < ROWS) {
    const [answer] = await Promise.all([
      page.waitForResponse((response) => new URL(response.url()).pathname === '/api/worklist'),
      page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight)),
    ]);
    const read = WorklistPage.parse(await answer.json());
    rows += read.rows.length;
    more = read.next !== null;
  }
  if (rows < ROWS) {
    throw new Error(`The list ended after ${rows} rows: use more tasks.`);
  }
}

async function memoryOf(protocol: CDPSession): Promise<{ megabytes: number; nodes: number }> {
  await protocol.send('Performance.enable');
  await protocol.send('HeapProfiler.collectGarbage');
  const { metrics } = await protocol.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { megabytes: of('JSHeapUsedSize') / 1024 ** 2, nodes: of('Nodes') };
}
