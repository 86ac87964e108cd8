import { expect, test } from '@playwright/test';
import { pageOf, requestsOf, requestsOfAgent } from './support/people';
import { askForWoundCheck } from './support/tasks';

test('UX-06: a supervisor hands over two tasks; the one that moved meanwhile is told and tried again alone', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, nurse, agent] = await Promise.all([
    requestsOf('physician', site),
    requestsOf('nurse', site),
    requestsOfAgent(site),
  ]);
  const tasks = [await askForWoundCheck(physician, nurse), await askForWoundCheck(physician, nurse)];
  for (const { id } of tasks) {
    const answer = await nurse.post(`/api/tasks/${id}/actions/claim`, { data: { seenVersion: '1' } });
    expect(answer.status()).toBe(200);
  }
  const page = await pageOf(browser, 'supervisor', site);
  await page.goto('/board');
  const group = page.getByRole('region', { name: /Amira Haddad/ });
  await group.getByRole('button', { name: /^Show \d+ more/ }).click();
  for (const { title } of tasks) {
    await group.getByRole('checkbox', { name: new RegExp(`^Choose ${title}`) }).check();
  }
  await page.getByRole('button', { name: 'Hand over…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Tomás Silva').first().click();
  await dialog.getByText('Balancing the load').click();

  // The page hears of it while the dialog is open, and still sends what it was decided on.
  const [moved, kept] = tasks;
  const note = await agent.patch(`/fhir/Task/${moved?.id}`, {
    headers: { 'Content-Type': 'application/json-patch+json' },
    data: [{ op: 'add', path: '/note', value: [{ text: 'Patient asks for her daughter to be there.' }] }],
  });
  expect(note.status()).toBe(200);
  await dialog.getByRole('button', { name: 'Hand over 2 tasks' }).click();
  await expect(dialog.getByText('1 task can be handed over, 1 cannot.')).toBeVisible();
  await expect(dialog.getByRole('region', { name: /^Cannot be handed over/ })).toContainText(moved?.title ?? '');
  await dialog.getByRole('button', { name: 'Hand over 1 task' }).click();
  await expect(dialog.getByText('1 of 2 tasks was handed over.')).toBeVisible();
  await expect(dialog.getByRole('region', { name: /^Handed over/ })).toContainText(kept?.title ?? '');
  await expect(dialog.getByRole('region', { name: /^Not handed over/ })).toContainText(moved?.title ?? '');
  await dialog.getByRole('button', { name: 'Try this one again…' }).click();
  await dialog.getByRole('button', { name: 'Hand over 1 task' }).click();
  await expect(dialog.getByText('1 task was handed over.', { exact: true })).toBeVisible();
});
