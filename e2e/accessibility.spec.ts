import { expect, type Page, test } from '@playwright/test';
import { pageOf, requestsOf, requestsOfAgent } from './support/people';
import { expectAccessible, fillWoundCheck, rowsOf } from './support/screens';
import { askForWoundCheck, makeTask } from './support/tasks';

test('every page a nurse opens is accessible', async ({ page: stranger, browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, requests] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  const { id, title } = await askForWoundCheck(physician, requests);
  await stranger.goto('/sign-in');
  await expectAccessible(stranger, 'sign-in');

  const page = await pageOf(browser, 'nurse', site);
  await page.goto('/worklist?owner=any');
  await expect(rowsOf(page).nth(19)).toBeVisible();
  await expectAccessible(page, 'the worklist');
  await openDialog(page, 'New task…');

  await page.goto(`/tasks/${id}`);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
  await expectAccessible(page, 'a task that is free');
  await page.getByRole('button', { name: 'Claim' }).click();
  await expect(page.getByText('Claimed. It is yours.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Wound edges' })).toBeVisible();
  await expectAccessible(page, 'a task with its form');
  for (const verb of ['Release…', 'Hold…', 'Could not be done…', 'Hand over…']) {
    await openDialog(page, verb);
  }
  for (const tab of ['Details', 'Notes', 'Story']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectAccessible(page, `the ${tab} of a task`);
  }
  await page.getByRole('tab', { name: 'Complete' }).click();
  await fillWoundCheck(page);
  await page.getByRole('button', { name: /^Complete wound check/ }).click();
  await expect(page.getByText('Completed.').first()).toBeVisible();
  await expectAccessible(page, 'a completed task');
  await openDialog(page, 'Reopen…');
  await page.goto(`/tasks/${id}/rules`);
  await expect(page.getByRole('table', { name: 'What you may do' })).toBeVisible();
  await expectAccessible(page, 'who may do what with a task');
  await page.getByRole('link', { name: 'Back to the task' }).click();
  await page.getByRole('link', { name: 'All tasks of this patient' }).click();
  await expect(page).toHaveURL(/\/patients\//);
  await expect(page.getByRole('link', { name: title })).toBeVisible();
  await expectAccessible(page, 'a patient');
  const offered = await makeTask(await requestsOfAgent(site), {
    code: { text: 'Offered to one person' },
    owner: { reference: 'Practitioner/haddad' },
  });
  await page.goto(`/tasks/${offered.id}`);
  await openDialog(page, 'Decline…');
  for (const address of ['/account/password', '/tasks/none-such']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page, address);
  }
});

test('the board, the dialogs of a supervisor and the dashboard are accessible', async ({ browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, requests] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  const { id } = await askForWoundCheck(physician, requests);
  const page = await pageOf(browser, 'supervisor', site);
  await page.goto('/board');
  const boxes = page.getByRole('checkbox', { name: /^Choose / });
  await expect(boxes.nth(19)).toBeVisible();
  await expectAccessible(page, 'the board');
  await boxes.first().check();
  await openDialog(page, 'Hand over…');
  await page.goto(`/tasks/${id}`);
  for (const verb of ['Cancel task…', 'Entered in error…', 'Change…']) {
    await openDialog(page, verb);
  }
  await page.goto('/dashboard');
  await expect(page.getByRole('table').first()).toBeVisible();
  await expectAccessible(page, 'the dashboard');
});

test('the administration of people and its dialogs are accessible', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, 'admin', { baseURL: baseURL ?? '' });
  await page.goto('/admin/people');
  await expect(page.getByRole('row').nth(9)).toBeVisible();
  await expectAccessible(page, 'people and units');
  await openDialog(page, 'New person…');
  const row = page.getByRole('row').filter({ hasText: 'nurse3' });
  for (const act of [/^Change…/, /^Reset password…/, /^Disable…/]) {
    await row.getByRole('button', { name: act }).click();
    await checkDialog(page, String(act));
  }
  const unused = page.getByRole('row').filter({ hasText: 'pharmacist' });
  for (const act of ['Disable', 'Enable']) {
    await unused.getByRole('button', { name: new RegExp(`^${act}…`) }).click();
    await expectAccessible(page, `the dialog ${act}`);
    const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
    await dialog.getByRole('button', { name: new RegExp(`^${act}`) }).click();
    await expect(dialog).toBeHidden();
  }
  await page.getByRole('tab', { name: /^Units and shifts/ }).click();
  await expectAccessible(page, 'units and shifts');
  await openDialog(page, 'Change shifts…');
});

async function openDialog(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await checkDialog(page, name);
}

async function checkDialog(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(dialog).toBeVisible();
  await expectAccessible(page, `the dialog ${name}`);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
