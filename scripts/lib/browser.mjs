import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './say.mjs';
import { runTool, TOOLS } from './tool.mjs';
import { Trouble } from './trouble.mjs';

const PLACES = [process.env.CHROME_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Makes sure that there is a Chromium: the machine's, Debian's, else Playwright's. */
export async function ensureBrowser() {
  if (findBrowser() !== undefined) {
    return;
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing Chromium (apt-get)');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-q'], { env, stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env, stdio: 'ignore' });
    if (findBrowser() !== undefined) {
      return;
    }
  }
  say('Installing Chromium (Playwright)');
  const { code } = await runTool([TOOLS.playwright, 'install', 'chromium'], { show: true });
  if (code !== 0) {
    throw new Trouble('There is no Chromium and none can be installed: set CHROME_PATH to one.');
  }
}

function findBrowser() {
  return PLACES.find((place) => place !== undefined && place !== '' && existsSync(place));
}
