import { expect, type Page } from '@playwright/test';
import { act } from './conflicts';
import { openKeys, openMenu } from './hands';
import { type DemoUser, requestsOf, type Site } from './people';
import { rowsOf } from './screens';
import { allRows, askForWoundCheck } from './tasks';

/** What the screens show that the demo hospital does not hold by itself. */
export type Stage = { begun: string; amended: string; patient: string; faster: () => Promise<void>; taken: string };

/** A wound check that the nurse is at work on, one that two people change, and one that somebody is faster with. */
export async function setStage(site: Site): Promise<Stage> {
  const [physician, nurse, nurse2] = await Promise.all([
    requestsOf('physician', site),
    requestsOf('nurse', site),
    requestsOf('nurse2', site),
  ]);
  const ask = () => askForWoundCheck(physician, nurse);
  const [begun, amended, contested] = [await ask(), await ask(), await ask()];
  await act(nurse, begun.id, 'claim');
  await act(nurse, begun.id, 'start');
  const patient = (await allRows(nurse, 'owner=none')).find(({ id }) => id === amended.id)?.patient?.id ?? '';
  return {
    begun: begun.id,
    amended: amended.id,
    patient,
    taken: contested.title,
    faster: () => act(nurse2, contested.id, 'claim'),
  };
}

export type Screen = {
  name: string;
  /** Nobody is signed in where there is none. */
  user?: DemoUser;
  open: (page: Page, stage: Stage, site: Site) => Promise<void>;
};

/** So much of a title is the same for all that was made within half an hour. */
const SAME_MOMENT = 'Wound check '.length + 4;

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first();

const openList = async (page: Page) => {
  await page.goto('/worklist?owner=any');
  await expect(rowsOf(page).nth(2)).toBeVisible();
};

const openAndSee = (address: string, seen: (page: Page) => ReturnType<Page['locator']>) => async (page: Page) => {
  await page.goto(address);
  await expect(seen(page)).toBeVisible();
};

/** Three tasks of the board are chosen, and its bar is there. */
async function openBoardWithBar(page: Page): Promise<void> {
  await page.goto('/board');
  for (const at of [0, 1, 2]) {
    await page
      .getByRole('checkbox', { name: /^Choose / })
      .nth(at)
      .check();
  }
  await expect(page.getByRole('region', { name: 'Chosen tasks' })).toBeVisible();
}

/** Every screen of the product that a person meets, and how it is come by. */
export const EVERY_SCREEN: readonly Screen[] = [
  { name: 'sign-in', open: openAndSee('/sign-in', (page) => page.getByLabel('User name')) },
  { name: 'list', user: 'nurse', open: openList },
  {
    name: 'list-with-task',
    user: 'nurse',
    open: async (page, { begun }) => {
      await page.goto(`/worklist?owner=any&task=${begun}`);
      await expect(page.getByRole('group', { name: 'Wound edges' })).toBeVisible();
    },
  },
  {
    name: 'task-with-form',
    user: 'nurse',
    open: (page, { begun }) =>
      openAndSee(`/tasks/${begun}`, () => page.getByRole('group', { name: 'Wound edges' }))(page),
  },
  {
    name: 'rules-of-task',
    user: 'nurse',
    open: (page, { begun }) => openAndSee(`/tasks/${begun}/rules`, () => page.getByRole('table').first())(page),
  },
  {
    name: 'patient',
    user: 'nurse',
    open: (page, { patient }) =>
      openAndSee(`/patients/${patient}`, () => page.getByRole('link', { name: /Wound check/ }).first())(page),
  },
  { name: 'board', user: 'supervisor', open: openBoardWithBar },
  {
    name: 'bulk-preflight',
    user: 'nurse',
    open: async (page, { taken, faster }) => {
      // The page does not hear of what happens meanwhile, as on a bad line.
      await page.route('**/api/events**', (route) => route.abort());
      await page.goto('/worklist?owner=none');
      await page.getByRole('searchbox', { name: 'Words in the task' }).fill(taken.slice(0, SAME_MOMENT));
      await page.keyboard.press('Enter');
      await page.getByRole('checkbox', { name: `Choose ${taken}` }).check();
      await rowsOf(page).first().getByRole('checkbox').check();
      await faster();
      await page.getByRole('region', { name: 'Chosen tasks' }).getByRole('button', { name: 'Claim…' }).click();
      await expect(page.getByRole('dialog').getByText(/can be claimed, 1 cannot\.$/)).toBeVisible();
    },
  },
  { name: 'dashboard', user: 'manager', open: openAndSee('/dashboard', (page) => page.getByRole('table').first()) },
  { name: 'people', user: 'admin', open: openAndSee('/admin/people', (page) => page.getByRole('row').nth(9)) },
  { name: 'task-types', user: 'admin', open: openAndSee('/admin/task-types', (page) => page.getByRole('row').nth(3)) },
  { name: 'audit', user: 'auditor', open: openAndSee('/audit', (page) => page.getByRole('heading', { level: 1 })) },
  {
    name: 'command-menu',
    user: 'nurse',
    open: async (page) => {
      await openList(page);
      await openMenu(page);
    },
  },
  {
    name: 'keys',
    user: 'nurse',
    open: async (page) => {
      await openList(page);
      await openKeys(page);
    },
  },
  {
    name: 'save-view',
    user: 'supervisor',
    open: async (page) => {
      await page.goto('/worklist?priority=stat%2Casap%2Curgent&order=bed');
      await page.getByRole('button', { name: 'Save view…' }).click();
      await expect(page.getByRole('dialog').getByLabel('Name')).toBeVisible();
    },
  },
  {
    name: 'empty-list',
    user: 'nurse',
    open: openAndSee('/worklist?owner=any&tag=http://tags.example%7Cgone', (page) =>
      heading(page, 'No task meets this filter'),
    ),
  },
  {
    name: 'failed-list',
    user: 'nurse',
    open: async (page) => {
      await openList(page);
      await page.route('**/api/worklist?*', (route) => route.abort());
      // The rows that are further down are asked for by the browser.
      await rowsOf(page).last().scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 20_000);
      await expect(page.getByRole('button', { name: 'Try again' }).first()).toBeVisible();
    },
  },
  {
    name: 'conflict',
    user: 'supervisor',
    open: async (page, { amended }, site) => {
      await page.goto(`/tasks/${amended}`);
      await page.getByRole('button', { name: 'Change…' }).press('Enter');
      await page.getByLabel('What to do, and what to look out for').fill('Use the small dressing.');
      await act(await requestsOf('physician', site), amended, 'amend', {
        description: `Use the large dressing. ${Date.now()}`,
      });
      await expect(page.getByRole('group', { name: 'What to do: both changed it' })).toBeVisible();
    },
  },
];
