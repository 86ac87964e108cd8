import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { pageOf, requestsOf, requestsOfAgent, type Site } from './support/people';
import { expectAccessible, rowsOf } from './support/screens';
import { allRows } from './support/tasks';

const CODE = { system: 'https://types.example', code: 'insulin-double-check', display: 'Insulin double check' };
const OF_TYPE = `type=${encodeURIComponent(`${CODE.system}|${CODE.code}`)}`;

/** A type of work that a second person checks, made by an agent, and a task of it on the ward of the nurses. */
async function askForCheckedWork(site: Site, nurse: APIRequestContext): Promise<{ id: string; title: string }> {
  const agent = await requestsOfAgent(site);
  const type = await agent.put('/fhir/ActivityDefinition/insulin-double-check', {
    headers: { 'Content-Type': 'application/fhir+json' },
    data: {
      resourceType: 'ActivityDefinition',
      id: 'insulin-double-check',
      status: 'active',
      kind: 'Task',
      title: CODE.display,
      code: { coding: [CODE] },
      extension: [{ url: 'https://taskward.health/fhir/StructureDefinition/second-person', valueBoolean: true }],
    },
  });
  expect(type.ok(), 'the type is made').toBe(true);
  const pattern = (await allRows(nurse, 'owner=none')).find((row) => row.patient?.id != null && row.roles.length > 0);
  const title = `Insulin double check ${Date.now().toString(36)}`;
  const physician = await requestsOf('physician', site);
  const made = await physician.post('/api/tasks', {
    data: {
      type: 'insulin-double-check',
      title,
      patient: pattern?.patient?.id,
      role: pattern?.roles[0]?.reference,
      unit: pattern?.unit?.reference.split('/')[1],
    },
  });
  expect(made.status(), 'the task is asked for').toBe(201);
  return { id: ((await made.json()) as { id: string }).id, title };
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('UX-13: what one nurse has done is completed by another one, and taken back where it was a slip', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const { id, title } = await askForCheckedWork(site, await requestsOf('nurse', site));
  const nurse = await pageOf(browser, 'nurse', site);

  await test.step('a claim is taken back in the row', async () => {
    await nurse.goto(`/worklist?${OF_TYPE}`);
    const row = rowsOf(nurse).filter({ hasText: title });
    await row.getByRole('button', { name: `Claim ${title}` }).click();
    await row.getByRole('button', { name: `Undo the claim of ${title}` }).click();
    await expect(row.getByText('Taken back: others can claim it.')).toBeVisible();
    await row.getByRole('button', { name: `Claim ${title}` }).click();
    await expect(row.getByText('Claimed: it is yours.')).toBeVisible();
    await nurse.screenshot({ path: '.cache/pictures/undo-row.png' });
  });

  await test.step('a hold is taken back on the page, by keyboard', async () => {
    await nurse.goto(`/tasks/${id}`);
    await press(nurse, 'Hold…');
    const dialog = nurse.getByRole('dialog');
    await dialog.getByText('Patient is asleep').click();
    await dialog.getByRole('button', { name: 'Put on hold' }).click();
    await expect(nurse.getByText('You put this on hold')).toBeVisible();
    await expectAccessible(nurse, 'a task with a step that can be taken back');
    await nurse.keyboard.press('Control+z');
    await expect(nurse.getByText('You resumed this')).toBeVisible();
  });

  await test.step('who did it cannot check it', async () => {
    await press(nurse, 'Start');
    await press(nurse, `Complete insulin double check ${title.split(' ').at(-1)}`);
    await expect(nurse.getByText('It counts as completed once a second person has checked it.').first()).toBeVisible();
    await expect(nurse.getByText('Done, waiting for check').first()).toBeVisible();
    await expect(nurse.getByText('You did this yourself; a second person checks it.')).toBeVisible();
    await nurse.screenshot({ path: '.cache/pictures/waiting-for-check.png' });
  });

  await test.step('a colleague finds it under To check, and checks it', async () => {
    const colleague = await pageOf(browser, 'nurse2', site);
    await colleague.goto('/worklist');
    await colleague.getByRole('link', { name: /^To check/ }).click();
    await colleague.getByRole('link', { name: title }).click();
    await press(colleague, 'Check…');
    const dialog = colleague.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Confirm the check' }).click();
    await expect(dialog.getByText('Confirm that you checked it, or send it back.').first()).toBeVisible();
    await expectAccessible(colleague, 'a check that was not confirmed');
    await colleague.screenshot({ path: '.cache/pictures/check-dialog.png' });
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Confirm the check' }).click();
    await expect(colleague.getByText('Checked. It is completed.').first()).toBeVisible();
    await colleague.getByRole('tab', { name: 'Story' }).click();
    await expect(colleague.getByText('did this, for a second person to check')).toBeVisible();
    await colleague.screenshot({ path: '.cache/pictures/checked.png' });
  });
});
