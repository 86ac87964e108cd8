import type { Task } from '@medplum/fhirtypes';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { pageOf, requestsOf, requestsOfAgent } from './support/people';
import { expectAccessible } from './support/screens';
import { allRows, makeTask } from './support/tasks';

const FHIR = { 'Content-Type': 'application/fhir+json' };
const PICTURES = '.cache/pictures';
let number = 0;

/** A task of the nurse about a patient of her ward, asked for by her physician. */
async function taskOf(agent: APIRequestContext, nurse: APIRequestContext, more: Partial<Task>) {
  const row = (await allRows(nurse, 'owner=none')).find(({ patient, unit }) => patient?.id != null && unit !== null);
  number += 1;
  return makeTask(agent, {
    status: 'in-progress',
    for: { reference: row?.patient?.reference ?? '' },
    location: { reference: row?.unit?.reference ?? '' },
    requester: { reference: 'Practitioner/rossi' },
    owner: { reference: 'Practitioner/haddad' },
    ...more,
    code: { text: `${more.code?.text ?? 'Task'} ${Date.now().toString(36)}-${number}` },
  });
}

const titleOf = ({ code }: Task) => code?.text ?? '';
const dialogOf = (page: Page) => page.getByRole('dialog');

async function bring(agent: APIRequestContext, resource: { resourceType: string }): Promise<{ id: string }> {
  const answer = await agent.post(`/fhir/${resource.resourceType}`, { headers: FHIR, data: resource });
  expect(answer.status(), `${resource.resourceType} is made`).toBe(201);
  return (await answer.json()) as { id: string };
}

test('a task held until the result for its order comes back by itself on the screen when the laboratory sends it', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [agent, nurse] = await Promise.all([requestsOfAgent(site), requestsOf('nurse', site)]);
  const pattern = await taskOf(agent, nurse, {});
  const order = { resourceType: 'ServiceRequest', status: 'active', intent: 'order', subject: pattern.for };
  const { id: ordered } = await bring(agent, order);
  const basedOn = [{ reference: `ServiceRequest/${ordered}` }];
  const task = await taskOf(agent, nurse, { code: { text: 'Tell the result' }, basedOn });

  const page = await pageOf(browser, 'nurse', site);
  await page.goto(`/tasks/${task.id}`);
  await page.getByRole('button', { name: 'Hold…' }).click();
  await dialogOf(page).getByLabel('Waiting for a result').check();
  await dialogOf(page).getByLabel('When a result for its order arrives').check();
  await page.screenshot({ path: `${PICTURES}/hold-until-result.png` });
  await expectAccessible(page, 'the form of a hold');
  await page.getByRole('button', { name: 'Put on hold' }).click();
  await expect(page.getByText('when the result for its order arrives.')).toBeVisible();
  await page.screenshot({ path: `${PICTURES}/held-until-result.png` });

  await bring(agent, {
    ...{ resourceType: 'DiagnosticReport', status: 'final', code: { text: 'Potassium' } },
    ...{ subject: pattern.for, basedOn },
  } as { resourceType: string });
  await expect(page.getByText('The result for the order has arrived.').first()).toBeVisible();
  await expect(page.getByText('when the result for its order arrives.')).toBeHidden();
  await page.screenshot({ path: `${PICTURES}/came-back.png` });
});

test('a task waits for another one of the patient, which the nurse chooses by its name', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [agent, nurse] = await Promise.all([requestsOfAgent(site), requestsOf('nurse', site)]);
  const other = await taskOf(agent, nurse, { code: { text: 'Get the consent' } });
  const task = await taskOf(agent, nurse, {
    code: { text: 'Prepare for theatre' },
    ...(other.for !== undefined && { for: other.for }),
  });
  const page = await pageOf(browser, 'nurse', site);
  await page.goto(`/tasks/${task.id}`);
  await page.getByRole('button', { name: 'Hold…' }).click();
  await dialogOf(page).getByLabel('Waiting for a colleague').check();
  await dialogOf(page).getByLabel('When another task of this patient is done').check();
  await page.getByRole('button', { name: 'Put on hold' }).click();
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('Choose the task it waits for.');
  const option = dialogOf(page).getByRole('option', { name: new RegExp(titleOf(other)) });
  await dialogOf(page)
    .getByLabel('It waits for')
    .selectOption((await option.getAttribute('value')) ?? '');
  await page.screenshot({ path: `${PICTURES}/hold-until-task.png` });
  await page.getByRole('button', { name: 'Put on hold' }).click();
  await expect(page.getByRole('link', { name: titleOf(other) })).toBeVisible();
  const done = await nurse.post(`/api/tasks/${other.id}/actions/complete`, { data: { seenVersion: '1' } });
  expect(done.status()).toBe(200);
  await expect(page.getByText('The task it waited for is completed.').first()).toBeVisible();
});

test('completing a task with open parts asks first, and shows them; the part says what it is part of', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [agent, nurse] = await Promise.all([requestsOfAgent(site), requestsOf('nurse', site)]);
  const parent = await taskOf(agent, nurse, { code: { text: 'Prepare the discharge' } });
  const partOf = [{ reference: `Task/${parent.id}` }];
  const part = await taskOf(agent, nurse, { code: { text: 'Arrange the transport' }, partOf, status: 'accepted' });
  const page = await pageOf(browser, 'nurse', site);
  await page.goto(`/tasks/${parent.id}`);
  const parts = page.getByRole('region', { name: 'Parts of this task' });
  await expect(parts.getByRole('link', { name: titleOf(part) })).toBeVisible();
  await expectAccessible(page, 'a task with parts');
  await page.getByRole('button', { name: /^Complete prepare the discharge/ }).click();
  await expect(dialogOf(page)).toContainText('One part of this task is still open');
  await expect(dialogOf(page)).toContainText(titleOf(part));
  await expectAccessible(page, 'the question about open parts');
  await page.screenshot({ path: `${PICTURES}/open-parts.png` });
  await dialogOf(page).getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByText('In progress').first()).toBeVisible();
  await page.getByRole('button', { name: /^Complete prepare the discharge/ }).click();
  await dialogOf(page).getByRole('button', { name: 'Complete, and leave it open' }).click();
  await expect(page.getByText('Completed.').first()).toBeVisible();
  await parts.getByRole('link', { name: titleOf(part) }).click();
  await expect(page).toHaveURL(`/tasks/${part.id}`);
  await expect(page.getByRole('link', { name: titleOf(parent) })).toBeVisible();
});

test('cancelling a task offers to cancel its parts; those go that the reader may cancel', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [agent, nurse] = await Promise.all([requestsOfAgent(site), requestsOf('nurse', site)]);
  const parent = await taskOf(agent, nurse, { code: { text: 'Prepare the transfer' } });
  const partOf = [{ reference: `Task/${parent.id}` }];
  const part = await taskOf(agent, nurse, { code: { text: 'Pack the bag' }, partOf, status: 'accepted' });
  const page = await pageOf(browser, 'physician', site);
  await page.goto(`/tasks/${parent.id}`);
  await page.getByRole('button', { name: 'Cancel task…' }).click();
  await dialogOf(page).getByLabel('Not needed any more').check();
  await dialogOf(page).getByLabel('Cancel the task that is part of it, too').check();
  await expect(dialogOf(page)).toContainText(titleOf(part));
  await page.screenshot({ path: `${PICTURES}/cancel-parts.png` });
  await dialogOf(page).getByRole('button', { name: 'Cancel this task' }).click();
  await expect(page.getByText('Cancelled. It stays in the history.').first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Parts of this task' })).toContainText('Cancelled');
  await page.goto(`/tasks/${part.id}`);
  await expect(page.getByText('Cancelled with the task it is part of: Not needed any more').first()).toBeVisible();
});
