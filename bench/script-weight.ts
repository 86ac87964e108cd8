import type { Browser } from '@playwright/test';
import { openPage, type Signed } from './browser';
import { print } from './report';

const MUST_KB = 250;
const AIM_KB = 170;

/** Prints how much script each page loads the first time, compressed as it is served, beside an empty page of the same server (P17). */
export async function benchScriptWeight(
  browser: Browser,
  pages: readonly { label: string; site: Signed; path: string }[],
): Promise<void> {
  print('script of the first load, as it is served');
  for (const { label, site, path } of pages) {
    const { bytes, files, encoding } = await scriptsOf(browser, site, path);
    const kilobytes = `${(bytes / 1024).toFixed(1).padStart(7)} KB in ${String(files).padStart(2)} files, ${encoding}`;
    print(`${`  ${label}`.padEnd(70)}${kilobytes}  (aim ${AIM_KB}, at most ${MUST_KB})`);
  }
}

async function scriptsOf(
  browser: Browser,
  site: Signed,
  path: string,
): Promise<{ bytes: number; files: number; encoding: string }> {
  const { page, context, protocol } = await openPage(browser, site, 1);
  const scripts = new Map<string, string>();
  let bytes = 0;
  protocol.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') {
      scripts.set(requestId, response.headers['Content-Encoding'] ?? response.headers['content-encoding'] ?? 'plain');
    }
  });
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += scripts.has(requestId) ? encodedDataLength : 0;
  });
  await protocol.send('Network.enable');
  await page.goto(`${site.url}${path}`, { waitUntil: 'load' });
  await context.close();
  return { bytes, files: scripts.size, encoding: [...new Set(scripts.values())].join(', ') };
}
