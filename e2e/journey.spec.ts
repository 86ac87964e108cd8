import { expect, test } from '@playwright/test';
import { keyboardOf } from './support/keyboard';
import { pageOf, requestsOf } from './support/people';
import { fillWoundCheck, rowsOf } from './support/screens';
import { askForWoundCheck } from './support/tasks';

const PICTURE = process.env.UPDATE_PICTURES === '1' ? 'docs/worklist.png' : '.cache/pictures/worklist.png';

test('UX-07: a nurse signs in, filters, claims, starts and completes with the form; it leaves her list and stands in the story', async ({
  page,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, nurse] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  const { id, title } = await askForWoundCheck(physician, nurse);

  await page.goto('/worklist');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('User name').fill('nurse');
  await page.getByLabel('Password').fill('demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/worklist/);
  await page.goto('/worklist?owner=none');
  await expect(rowsOf(page).nth(19)).toBeVisible();
  await expect(page.getByText(/^Live/)).toBeVisible();
  await expect(page.getByRole('link', { name: /^My work \d/ })).toBeVisible();
  await page.screenshot({ path: PICTURE });

  await page.getByRole('searchbox', { name: 'Words in the task' }).fill(title);
  await page.keyboard.press('Enter');
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByRole('button', { name: `Claim ${title}` }).click();
  await expect(rowsOf(page).getByText('Mine')).toBeVisible();

  await page.getByRole('link', { name: title }).click();
  // The task opens beside the list, which keeps its place and its address.
  await expect(page).toHaveURL(`/worklist?owner=none&q=${title.replaceAll(' ', '+')}&task=${id}`);
  await expect(rowsOf(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('Started.', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: /^Complete wound check/ }).click();
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('Wound edges is needed.');

  await fillWoundCheck(page);
  await page.getByRole('button', { name: /^Complete wound check/ }).click();
  await expect(page.getByText('Completed.').first()).toBeVisible();

  await page.getByRole('tab', { name: 'Story' }).click();
  const story = page.getByRole('list', { name: 'What happened, newest first' });
  await expect(story.getByRole('listitem').first()).toContainText('completed this');
  await expect(story.getByRole('listitem').first()).toContainText('from in progress to completed');
  await expect(story).toContainText('claimed this');
  await page.getByRole('tab', { name: 'Details' }).click();
  await expect(page.getByText('8.5 cm')).toBeVisible();

  await page.goto(`/worklist?owner=me&q=${encodeURIComponent(title)}`);
  await expect(page.getByRole('heading', { name: /Nothing|No task/ })).toBeVisible();
  await expect(rowsOf(page)).toHaveCount(0);
});

test('UX-05: of two nurses who claim the same task the slower one is told who has it, and the list of a third shows it live', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, requests] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  const { title } = await askForWoundCheck(physician, requests);
  const [nurse, nurse2, supervisor] = await Promise.all([
    pageOf(browser, 'nurse', site),
    pageOf(browser, 'nurse2', site),
    pageOf(browser, 'supervisor', site),
  ]);
  const list = `/worklist?owner=any&q=${encodeURIComponent(title)}`;
  await Promise.all([nurse, nurse2, supervisor].map((page) => page.goto(list)));
  const claimOn = (page: typeof nurse) => page.getByRole('button', { name: `Claim ${title}` });
  await Promise.all([claimOn(nurse), claimOn(nurse2)].map((button) => expect(button).toBeVisible()));
  // The slower one still sees the button: what the faster one did is on its way to both.
  await nurse2.route('**/api/events**', (route) => route.abort());
  await nurse2.route(/api\/worklist/, (route) => route.abort());
  await claimOn(nurse).click();
  await expect(rowsOf(nurse).getByText('Mine')).toBeVisible();
  await expect(rowsOf(supervisor).getByText('Amira Haddad')).toBeVisible();
  await nurse2.unroute(/api\/worklist/);
  await claimOn(nurse2).click();
  await expect(rowsOf(nurse2).getByText(/Amira Haddad was faster and has had it since/)).toBeVisible();
});

test('from claim to complete by keyboard alone', async ({ browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, requests] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  const { title } = await askForWoundCheck(physician, requests);
  const page = await pageOf(browser, 'nurse', site);
  await page.goto(`/worklist?owner=none&q=${encodeURIComponent(title)}`);
  await expect(rowsOf(page)).toHaveCount(1);

  const { press, choose, type } = keyboardOf(page);
  await press(new RegExp(`^Claim ${title}`));
  await expect(rowsOf(page).getByText('Mine')).toBeVisible();
  await press(new RegExp(`^${title}`));
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await press(/^Start$/);
  await expect(page.getByRole('group', { name: 'Wound edges' })).toBeVisible();
  await choose(/^Closed/, 1);
  await type(/^Length/, '8.5');
  await choose(/^None/, 1);
  await choose(/^Yes/, 1);
  await type(/^Pain at dressing change/, '3');
  await press(/^Complete wound check/);
  await expect(page.getByText('Completed.').first()).toBeVisible();
  // The focus is where the answer stands, not lost with the button.
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Completed.');
});

test('Escape does not throw away what was typed into a form', async ({ browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, requests] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  const { id, title } = await askForWoundCheck(physician, requests);
  const page = await pageOf(browser, 'physician', site);
  await page.goto(`/tasks/${id}`);
  await page.getByRole('button', { name: 'Change…' }).click();
  const words = page.getByRole('dialog').getByLabel('What to do, and what to look out for');
  await words.fill(`${title}: take a photograph`);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert').filter({ hasText: 'This is not saved yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(words).toHaveValue(`${title}: take a photograph`);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByText(`${title}: take a photograph`)).toBeVisible();
});
