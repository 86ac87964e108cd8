import { expect, type Page, test } from '@playwright/test';
import { pageOf, requestsOf, requestsOfAgent } from './support/people';
import { expectAccessible } from './support/screens';
import { askForWoundCheck } from './support/tasks';

const found = (page: Page) => page.getByRole('region', { name: 'What was found' }).getByRole('listitem');

test('an auditor finds who claimed, who read and who was refused, and sees that the chain is whole', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, nurse, stranger] = await Promise.all(
    (['physician', 'nurse', 'nurse3'] as const).map((user) => requestsOf(user, site)),
  );
  if (physician === undefined || nurse === undefined || stranger === undefined) {
    throw new Error('Nobody is signed in.');
  }
  const { id, title } = await askForWoundCheck(physician, nurse);
  expect((await nurse.post(`/api/tasks/${id}/actions/claim`, { data: { seenVersion: '1' } })).status()).toBe(200);
  expect((await nurse.get(`/api/tasks/${id}`)).status()).toBe(200);
  expect((await nurse.post(`/api/tasks/${id}/actions/complete`, { data: { seenVersion: '2' } })).status()).toBe(422);
  const agent = await requestsOfAgent(site);
  expect((await agent.get(`/fhir/Task/${id}`)).status()).toBe(200);

  const page = await pageOf(browser, 'auditor', site);
  await page.goto('/audit');
  await expect(page.getByText(/^Chain whole until/)).toBeVisible();
  await expect(found(page).first()).toBeVisible();
  await expectAccessible(page, 'the audit');

  // By keyboard alone.
  await page.getByLabel('Task (optional)').fill(`${site.baseURL}/tasks/${id}`);
  await page.keyboard.press('Enter');
  await expect(found(page).filter({ hasText: `claimed ${title}` })).toHaveCount(1);
  await expect(found(page).filter({ hasText: 'allowed by task.claim' })).toHaveCount(1);
  await expect(found(page).filter({ hasText: `read ${title}` })).toHaveCount(2);
  await expect(found(page).filter({ hasText: `was refused: to change ${title}` })).toContainText('refused by task.');
  await expect(page).toHaveURL(/\/audit$/);

  await page.getByLabel('What', { exact: true }).selectOption('refused');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(found(page)).toHaveCount(1);

  await page.getByLabel('Task (optional)').fill('none-such');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('Nothing was recorded that fits')).toBeVisible();
  await expectAccessible(page, 'an audit that is empty');

  await page.getByLabel('Task (optional)').fill('a b');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('link', { name: /Give the id of a task/ })).toBeVisible();
  await expectAccessible(page, 'an audit that is asked wrongly');
});

test('that the audit was searched stands in it; others do not find the page', async ({ browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const page = await pageOf(browser, 'auditor', site);
  await page.goto('/audit');
  await expect(found(page).first()).toBeVisible();
  await page.getByLabel('What', { exact: true }).selectOption('read');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(found(page).first()).toBeVisible();
  // What was asked a moment ago is chained within a second.
  await expect(async () => {
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(found(page).filter({ hasText: 'searched the audit (kind: read' }).first()).toBeVisible({
      timeout: 1000,
    });
  }).toPass();

  const nurse = await pageOf(browser, 'nurse', site);
  await nurse.goto('/worklist?owner=any');
  await expect(nurse.getByRole('link', { name: 'Audit' })).toHaveCount(0);
  expect((await nurse.goto('/audit'))?.status()).toBe(404);
  const requests = await requestsOf('nurse', site);
  expect((await requests.post('/api/audit/search', { data: {} })).status()).toBe(403);
  expect((await requests.get('/api/audit/chain')).status()).toBe(403);
});

test('a search that fails says so and can be tried again', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, 'auditor', { baseURL: baseURL ?? '' });
  await page.route('**/api/audit/search', (route) =>
    route.fulfill({ status: 503, json: { error: 'unavailable', message: 'Not now.' } }),
  );
  await page.goto('/audit');
  await expect(page.getByRole('heading', { name: 'The audit could not be read' })).toBeVisible();
  await page.unroute('**/api/audit/search');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(found(page).first()).toBeVisible();
});

test('a patient is chosen by two identifiers, and stands in no address', async ({ browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const [physician, nurse] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  const { id } = await askForWoundCheck(physician, nurse);
  const { patient } = (await (await nurse.get(`/api/tasks/${id}`)).json()) as {
    patient: { mrn: string; display: string };
  };
  const page = await pageOf(browser, 'auditor', site);
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await page.goto('/audit');
  await expect(found(page).first()).toBeVisible();
  await page.getByLabel('Patient (optional)').fill(patient.mrn);
  await page.getByRole('main').getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('radio').first().click();
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(found(page).first()).toContainText(patient.display);
  expect(addresses.filter((address) => address.includes(patient.mrn))).toEqual([]);
});
