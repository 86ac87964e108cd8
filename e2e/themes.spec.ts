import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { EVERY_SCREEN, type Stage, setStage } from './support/every-screen';
import { type Look, wear } from './support/looks';
import { pageOf } from './support/people';
import { expectAccessible } from './support/screens';

const COLOURS: readonly Look[] = [
  { theme: 'light' },
  { theme: 'dark' },
  { theme: 'light', contrast: 'high' },
  { theme: 'dark', contrast: 'high' },
];
const SIZES: readonly Look[] = [{}, { density: 'compact' }, { density: 'glove' }];

/** Every look somebody can choose. */
const LOOKS = COLOURS.flatMap((colour) => SIZES.map((size) => ({ ...colour, ...size })));

/** A look changes colours and sizes and no markup: the other rules are asked once on each screen. */
const RULES_OF_A_LOOK = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

const words = (look: Look) => Object.values(look).join(' ');

/** What axe finds that depends on how the page looks, in every look. */
async function faultsInEveryLook(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const look of LOOKS) {
    await wear(page, look);
    const { violations } = await new AxeBuilder({ page }).withRules(RULES_OF_A_LOOK).analyze();
    for (const { id, nodes } of violations) {
      faults.push(`${words(look)}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    }
  }
  return faults;
}

let stage: Stage;

test.beforeAll(async ({ baseURL }) => {
  stage = await setStage({ baseURL: baseURL ?? '' });
});

for (const screen of EVERY_SCREEN) {
  test(`UX-20: the screen ${screen.name} is accessible in every theme, contrast and density`, async ({
    browser,
    baseURL,
  }) => {
    const site = { baseURL: baseURL ?? '' };
    const page = screen.user === undefined ? await browser.newPage(site) : await pageOf(browser, screen.user, site);
    await screen.open(page, stage, site);
    await expectAccessible(page, screen.name);
    expect(await faultsInEveryLook(page), screen.name).toEqual([]);
    await page.context().close();
  });
}

test('UX-20: words that are too pale in one theme and targets that are too small in one density are caught', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, 'nurse', { baseURL: baseURL ?? '' });
  await page.goto('/worklist?owner=any&tag=http://tags.example%7Cgone');
  await expect(page.getByRole('heading', { name: 'No task meets this filter' })).toBeVisible();
  await page.addStyleTag({
    content: `
      [data-theme='dark']:not([data-contrast]) #main h2 { color: #333 !important; }
      [data-density='compact'] #main button { min-height: 0 !important; height: 12px !important; padding: 0 !important; margin: 0 !important; }
    `,
  });
  const faults = await faultsInEveryLook(page);
  const of = (rule: string) =>
    faults.filter((fault) => fault.includes(`: ${rule}: `)).map((fault) => fault.split(':')[0]);
  expect(of('color-contrast').toSorted()).toEqual(['dark', 'dark compact', 'dark glove']);
  expect(of('target-size').every((look) => look?.includes('compact'))).toBe(true);
  expect(of('target-size').length).toBeGreaterThan(0);
});
