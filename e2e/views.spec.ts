import { expect, type Page, test } from '@playwright/test';
import { pageOf } from './support/people';

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const links = (page: Page) => page.getByRole('navigation', { name: 'Views and pages' });

async function fromMenu(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitem', { name: act }).click();
}

async function rename(page: Page, name: string): Promise<void> {
  await fromMenu(page, 'Rename, share, columns…');
  await page.getByLabel('Name').fill(name);
}

test('UX-02: a supervisor saves a list and shares it; a nurse of the team opens it by its full address; the second who changes it is told', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const name = `Pressing by bed ${Date.now()}`;
  const supervisor = await pageOf(browser, 'supervisor', site);
  await supervisor.goto('/worklist?priority=stat%2Casap%2Curgent&order=bed');
  await supervisor.getByRole('button', { name: 'Save view…' }).click();
  await supervisor.getByRole('button', { name: 'Save view', exact: true }).click();
  await expect(supervisor.getByRole('alert')).toContainText('Enter a name.');
  await supervisor.getByLabel('Name').fill(name);
  await supervisor.getByText('A unit or team').click();
  await supervisor.getByLabel('Unit or team', { exact: true }).selectOption({ index: 1 });
  await supervisor.getByRole('button', { name: 'Save view', exact: true }).click();
  await expect(heading(supervisor, name)).toBeVisible();

  const nurse = await pageOf(browser, 'nurse', site);
  await nurse.goto('/worklist');
  await links(nurse).getByRole('link', { name }).click();
  await expect(heading(nurse, name)).toBeVisible();
  expect(new URL(nurse.url()).searchParams.get('priority')).toBe('stat,asap,urgent');
  expect(new URL(nurse.url()).searchParams.get('order')).toBe('bed');
  await nurse.getByRole('button', { name: 'View', exact: true }).click();
  await expect(nurse.getByRole('menuitem', { name: 'Delete…' })).toHaveCount(0);

  const other = await supervisor.context().newPage();
  await other.goto(supervisor.url());
  await expect(heading(other, name)).toBeVisible();
  await rename(other, `${name}, theirs`);
  await rename(supervisor, `${name}, mine`);
  await other.getByRole('button', { name: 'Save view', exact: true }).click();
  await expect(heading(other, `${name}, theirs`)).toBeVisible();
  await supervisor.getByRole('button', { name: 'Save view', exact: true }).click();
  await expect(supervisor.getByRole('alert')).toContainText('Somebody else changed this view meanwhile');
  await supervisor.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(heading(supervisor, `${name}, mine`)).toBeVisible();

  await fromMenu(supervisor, 'Delete…');
  await supervisor.getByRole('button', { name: 'Delete view' }).click();
  await expect(links(supervisor).getByRole('link', { name: `${name}, mine` })).toHaveCount(0);
  expect(new URL(supervisor.url()).searchParams.get('priority')).toBe('stat,asap,urgent');
});

test('UX-03: an address with a condition that the list does not have shows no list', async ({ browser, baseURL }) => {
  const nurse = await pageOf(browser, 'nurse', { baseURL: baseURL ?? '' });
  await nurse.goto('/worklist?priority=stat&mood=bad');
  await expect(nurse.getByText('This filter is not understood')).toBeVisible();
  await expect(nurse.locator('#list')).toHaveCount(0);
});
