import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { pageOf, requestsOf, type Site } from './support/people';
import { expectAccessible } from './support/screens';
import { allRows } from './support/tasks';

const TITLE = `Eye drops ${Date.now().toString(36)}`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const preview = (page: Page) => page.getByRole('region', { name: 'How the nurse sees it' });
const saved = (page: Page, version: number) =>
  expect(
    page
      .getByRole('main')
      .getByText(new RegExp(`Version ${version}, `))
      .first(),
  ).toBeVisible();

/** A task of the type for a patient of the ward, which `nurse` has started. */
async function startedTask(site: Site, nurse: APIRequestContext, type: string): Promise<string> {
  const pattern = (await allRows(nurse, 'owner=none')).find((row) => row.patient?.id != null && row.roles.length > 0);
  const physician = await requestsOf('physician', site);
  const made = await physician.post('/api/tasks', {
    data: {
      type,
      title: `${TITLE} of a patient`,
      patient: pattern?.patient?.id,
      role: pattern?.roles[0]?.reference,
      unit: pattern?.unit?.reference.split('/')[1],
    },
  });
  expect(made.status(), 'the task is asked for').toBe(201);
  const { id } = (await made.json()) as { id: string };
  for (const [index, verb] of ['claim', 'start'].entries()) {
    const done = await nurse.post(`/api/tasks/${id}/actions/${verb}`, { data: { seenVersion: String(index + 1) } });
    expect(done.status(), verb).toBe(200);
  }
  return id;
}

async function addQuestion(page: Page, text: string): Promise<void> {
  await press(page, 'Add a question');
  await expect(page.getByLabel('Text', { exact: true }).last()).toBeFocused();
  await page.keyboard.type(text);
}

test('a type is made with its form, a nurse works by it, and what is changed meanwhile does not reach her task', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const admin = await pageOf(browser, 'admin', site);
  const nurse = await requestsOf('nurse', site);

  await test.step('what is missing is named, and its link leads to the box', async () => {
    await admin.goto('/admin/task-types');
    await expectAccessible(admin, 'the list of task types');
    await admin.getByRole('link', { name: 'New task type' }).click();
    await press(admin, 'Save task type');
    await expect(admin.getByRole('alert').filter({ hasText: 'There is a problem' })).toBeFocused();
    await expectAccessible(admin, 'a type with faults');
    await admin.getByRole('link', { name: 'Give it a title.' }).click();
    await expect(admin.getByLabel('Title', { exact: true })).toBeFocused();
  });

  await test.step('it is written by keyboard, and seen as a nurse will see it', async () => {
    await admin.keyboard.type(TITLE);
    await admin.getByLabel('Code', { exact: true }).fill(TITLE.replaceAll(' ', '-').toLowerCase());
    await admin.getByRole('radio', { name: /^Active/ }).check();
    await admin.getByRole('radio', { name: 'At the end of the shift' }).check();
    await admin.getByLabel('What to do').fill('One drop into each eye.');
    await admin.getByRole('tab', { name: /^Forms/ }).click();
    await press(admin, 'Add a form for complete');
    await addQuestion(admin, 'Left eye');
    await admin.getByLabel('Type', { exact: true }).selectOption('choice');
    await admin.getByLabel('Choices').fill('Given\nRefused');
    await addQuestion(admin, 'Redness');
    await admin.getByRole('button', { name: 'Move “Redness” up' }).press('Enter');
    await expect(admin.getByRole('button', { name: 'Move “Redness” up' })).toBeFocused();
    await expect(preview(admin).getByText('One drop into each eye.')).toBeVisible();
    await preview(admin).getByText('Refused').click();
    await expectAccessible(admin, 'the editor of a form');
    await press(admin, 'Save task type');
    await saved(admin, 1);
    await admin.screenshot({ path: '.cache/pictures/task-type.png' });
  });

  const type = new URL(admin.url()).pathname.split('/').at(-1) ?? '';
  const running = await startedTask(site, nurse, type);

  await test.step('a question is removed, put back, removed again, and another one asked', async () => {
    await admin.getByRole('tab', { name: /^Forms/ }).click();
    await admin.getByRole('button', { name: 'Remove “Redness”' }).click();
    await expect(admin.getByRole('button', { name: 'Put it back' })).toBeFocused();
    await admin.keyboard.press('Enter');
    await admin.getByRole('button', { name: 'Remove “Redness”' }).click();
    await addQuestion(admin, 'Right eye');
    await press(admin, 'Save new version');
    await saved(admin, 2);
  });

  await test.step('the task that runs keeps the form it was made with', async () => {
    const page = await pageOf(browser, 'nurse', site);
    await page.goto(`/tasks/${running}`);
    await expect(page.getByLabel(/^Redness/)).toBeVisible();
    await expect(page.getByLabel(/^Right eye/)).toHaveCount(0);
    await page.getByLabel(/^Redness/).fill('none');
    await page.getByRole('group', { name: 'Left eye' }).getByText('Given').click();
    await page.getByRole('button', { name: /^Complete / }).click();
    await expect(page.getByText('Completed').first()).toBeVisible();
    const next = await pageOf(browser, 'nurse', site);
    await next.goto(`/tasks/${await startedTask(site, nurse, type)}`);
    await expect(next.getByLabel(/^Right eye/)).toBeVisible();
    await expect(next.getByLabel(/^Redness/)).toHaveCount(0);
  });

  await test.step('an old version is looked at and gone back to', async () => {
    await admin.getByRole('tab', { name: 'Versions' }).click();
    await expect(admin.getByText('Form for complete: “Right eye” added.')).toBeVisible();
    await admin.getByRole('button', { name: 'Look at it Version 1' }).click();
    const dialog = admin.getByRole('dialog');
    await expect(dialog.getByText('Redness')).toBeVisible();
    await dialog.getByRole('button', { name: 'Go back to this version' }).click();
    await expect(dialog.getByText('Form for complete: “Right eye” taken away.')).toBeVisible();
    await expectAccessible(admin, 'going back to a version');
    await dialog.getByRole('button', { name: 'Save it as a new version' }).click();
    await saved(admin, 3);
    await admin.getByRole('tab', { name: /^Forms/ }).click();
    await expect(admin.getByRole('button', { name: 'Remove “Redness”' })).toBeVisible();
  });
});

test('of two administrators the second sees what the first one saved, and saves on top of it knowingly', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [first, second] = [await pageOf(browser, 'admin', site), await pageOf(browser, 'admin', site)];
  for (const page of [first, second]) {
    await page.goto('/admin/task-types/cannula');
    await expect(page.getByLabel('How it leaves')).toBeVisible();
  }
  const [todo, leaves] = [`Look twice ${Date.now()}.`, `When it is out ${Date.now()}.`];
  await second.getByLabel('How it leaves').fill(leaves);
  await first.getByLabel('What to do').fill(todo);
  await press(first, 'Save new version');
  await expect(first.getByText('Not saved')).toHaveCount(0);
  await press(second, 'Save new version');
  const conflict = second.getByRole('alert').filter({ hasText: 'saved this type while you were changing it' });
  await expect(conflict).toBeInViewport();
  await expect(conflict).toContainText(todo);
  await expect(conflict).toContainText(leaves);
  await expect(second.getByLabel('How it leaves')).toHaveValue(leaves);
  await expectAccessible(second, 'a conflict of two administrators');
  await second.screenshot({ path: '.cache/pictures/task-type-conflict.png' });
  await press(second, 'Look at theirs');
  await expect(second.getByRole('dialog').getByText(`“${todo}”`)).toBeVisible();
  await second.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();

  await test.step('a link asks before it throws away what is typed', async () => {
    await second.getByRole('link', { name: 'Task types' }).first().click();
    await press(second, 'Stay here');
    await expect(second.getByLabel('How it leaves')).toHaveValue(leaves);
  });

  await press(second, 'Save mine on top');
  await expect(conflict).toHaveCount(0);
  await expect(second.getByText('Not saved')).toHaveCount(0);
  await second.reload();
  await expect(second.getByLabel('How it leaves')).toHaveValue(leaves);
  await expect(second.getByLabel('What to do')).toHaveValue(todo);
});

test('who is no administrator finds neither the link nor the page', async ({ browser, baseURL }) => {
  for (const user of ['nurse', 'supervisor', 'manager', 'auditor'] as const) {
    const page = await pageOf(browser, user, { baseURL: baseURL ?? '' });
    for (const path of ['/admin/task-types', '/admin/task-types/new', '/admin/task-types/cannula']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { name: 'Only administrators may open this page' })).toBeVisible();
    }
    await expect(page.getByRole('link', { name: 'Task types' })).toHaveCount(0);
  }
});
