import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';

/** How many times slower than this machine the browser is made: as a shared workstation is, beside a developer's machine. */
export const SLOWER = 4;
const VIEWPORT = { width: 1440, height: 900 };

/** A site as somebody signed in sees it; without a cookie nobody is. */
export type Signed = { url: string; cookie?: string };
/** A page in a context of its own, so with a cache of its own, and the protocol of its browser. */
export type OpenPage = { page: Page; context: BrowserContext; protocol: CDPSession };

/** Undefined where there is no browser. */
export async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
    (place) => place !== undefined && place !== '' && existsSync(place),
  );
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ ...(executablePath !== undefined && { executablePath }), args }).catch(() => undefined);
}

/** Opens an empty page with an empty cache. `slower` is how many times the processor is slowed. */
export async function openPage(browser: Browser, { url, cookie }: Signed, slower: number): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const [name, value] = cookie?.split('=') ?? [];
  if (name !== undefined && value !== undefined) {
    await context.addCookies([{ name, value, url }]);
  }
  // tsx names the functions that are handed to the page by a helper of its own.
  await context.addInitScript('globalThis.__name = (named) => named');
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return { page, context, protocol };
}
