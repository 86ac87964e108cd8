import { mkdir } from 'node:fs/promises';
import { type Browser, type Page, test } from '@playwright/test';
import { EVERY_SCREEN, type Stage, setStage } from './support/every-screen';
import { type Look, wear } from './support/looks';
import { pageOf } from './support/people';

const FOLDER = process.env.UPDATE_PICTURES === '1' ? 'docs/screens' : '.cache/pictures/screens';
const DESK = { width: 1440, height: 900 };
const TABLET = { width: 820, height: 1180 };

const PICTURES: readonly { name: string; look: Look; size: { width: number; height: number } }[] = [
  { name: 'light', look: { theme: 'light' }, size: DESK },
  { name: 'dark', look: { theme: 'dark' }, size: DESK },
  { name: 'compact', look: { theme: 'light', density: 'compact' }, size: DESK },
  { name: 'glove', look: { theme: 'light', density: 'glove' }, size: DESK },
  { name: 'tablet', look: { theme: 'light' }, size: TABLET },
];

/** Two pictures of the same screen, one above the other, are one file. */
const FILES = [
  { name: 'looks', of: ['light', 'dark'] },
  { name: 'sizes', of: ['compact', 'glove'] },
  { name: 'tablet', of: ['tablet'] },
] as const;

let stage: Stage;

test.beforeAll(async ({ baseURL }) => {
  stage = await setStage({ baseURL: baseURL ?? '' });
  await mkdir(FOLDER, { recursive: true });
});

for (const screen of EVERY_SCREEN) {
  test(`the screen ${screen.name} in light, dark, compact, glove and on a tablet`, async ({ browser, baseURL }) => {
    const site = { baseURL: baseURL ?? '' };
    const page = screen.user === undefined ? await browser.newPage(site) : await pageOf(browser, screen.user, site);
    await screen.open(page, stage, site);
    const taken = new Map<string, Buffer>();
    for (const { name, look, size } of PICTURES) {
      await page.setViewportSize(size);
      await wear(page, look);
      taken.set(name, await page.screenshot({ animations: 'disabled' }));
    }
    for (const file of FILES) {
      await keep(
        browser,
        `${FOLDER}/${screen.name}-${file.name}.jpg`,
        file.of.map((name) => taken.get(name) ?? Buffer.of()),
      );
    }
    await page.context().close();
  });
}

/** One picture above the other, in a file that is small enough to be kept. */
async function keep(browser: Browser, path: string, pictures: readonly Buffer[]): Promise<void> {
  const page: Page = await browser.newPage();
  const images = pictures.map((each) => `<img src="data:image/png;base64,${each.toString('base64')}">`);
  await page.setContent(`<body style="margin:0;width:max-content;font-size:0"><div>${images.join('<br>')}</div>`);
  await page.locator('div').screenshot({ path, type: 'jpeg', quality: 65 });
  await page.close();
}
