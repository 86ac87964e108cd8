import { expect, type Page, test } from '@playwright/test';
import { act, taskOf } from './support/conflicts';
import { wear } from './support/looks';
import { pageOf, requestsOf, requestsOfAgent, type Site } from './support/people';
import { fillWoundCheck, rowsOf } from './support/screens';
import { allRows, askForWoundCheck, type MadeTask } from './support/tasks';

async function askedFor(site: Site): Promise<MadeTask> {
  const [physician, nurse] = await Promise.all([requestsOf('physician', site), requestsOf('nurse', site)]);
  return askForWoundCheck(physician, nurse);
}

const listOf = ({ title }: MadeTask) => `/worklist?owner=any&q=${encodeURIComponent(title)}`;

/** Holds the answer to an act back until it is let go; counts how often it was asked for. */
async function holdBack(page: Page, verb: string) {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked: string[] = [];
  await page.route(`**/api/tasks/*/actions/${verb}`, async (route) => {
    asked.push(route.request().headers()['idempotency-key'] ?? '');
    await gate;
    await route.continue();
  });
  return { asked, letGo };
}

test('UX-01: a row says what, about whom with two identifiers, where, when it is due, how urgent, whose and how far', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const nurse = await requestsOf('nurse', site);
  const [row] = (await allRows(nurse, 'owner=me')).filter(
    ({ patient, dueAt }) => patient?.mrn != null && patient.bed !== null && dueAt !== null,
  );
  const page = await pageOf(browser, 'nurse', site);
  await page.goto('/worklist?owner=me');
  const line = page.locator(`[data-row="${row?.id}"]`);
  await expect(line).toContainText(row?.title ?? '');
  await expect(line).toContainText(/[A-ZÀ-Ý' -]{2,}, \S+/);
  await expect(line).toContainText(/\d{1,2} [A-Z][a-z]+ \d{4} \(\d+ (y|months?|m|days?|d)\)/);
  expect((await line.textContent())?.replaceAll(/\s/g, '')).toContain(row?.patient?.mrn);
  await expect(line).toContainText(/Bed \S+/);
  await expect(line).toContainText(/late|in \d|now/i);
  await expect(line).toContainText(/\d{2}:\d{2}/);
  await expect(line).toContainText('Mine');
});

test('UX-08: nothing deletes a task; it is cancelled or entered in error, with a reason, and can still be read', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const { id } = await askedFor(site);
  for (const user of ['nurse', 'physician', 'supervisor', 'admin'] as const) {
    const page = await pageOf(browser, user, site);
    await page.goto(`/tasks/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('button', { name: /delete|remove|erase/i }), user).toHaveCount(0);
    await page.context().close();
  }
  const [physician, agent] = [await requestsOf('physician', site), await requestsOfAgent(site)];
  expect((await physician.delete(`/api/tasks/${id}`)).status()).toBeGreaterThanOrEqual(400);
  const bare = await physician.post(`/api/tasks/${id}/actions/cancel`, { data: { seenVersion: '1' } });
  expect(bare.status(), 'without a reason').toBeGreaterThanOrEqual(400);
  await act(physician, id, 'cancel', { reason: 'Patient discharged' });
  expect((await taskOf(physician, id)).row.status).toBe('cancelled');
  expect((await agent.get(`/fhir/Task/${id}`)).status()).toBe(200);
});

test('UX-12: a claim shows at once that it is being saved; a completion says nothing before the server did', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const task = await askedFor(site);
  const page = await pageOf(browser, 'nurse', site);
  const claim = await holdBack(page, 'claim');
  await page.goto(listOf(task));
  await page.getByRole('button', { name: `Claim ${task.title}` }).click();
  await expect(rowsOf(page).getByText('Yours, saving…')).toBeVisible();
  await expect(rowsOf(page).getByText('Claimed: it is yours.')).toHaveCount(0);
  claim.letGo();
  await expect(rowsOf(page).getByText('Claimed: it is yours.')).toBeVisible();

  const nurse = await requestsOf('nurse', site);
  await act(nurse, task.id, 'start');
  const complete = await holdBack(page, 'complete');
  await page.goto(`/tasks/${task.id}`);
  await fillWoundCheck(page);
  await page.getByRole('button', { name: /^Complete wound check/ }).click();
  await expect(page.getByRole('button', { name: 'Saving…' })).toHaveAttribute('aria-busy', 'true');
  await expect.poll(() => complete.asked.length).toBe(1);
  await expect(page.getByText('Completed.')).toHaveCount(0);
  await expect(page.getByText('In progress').first()).toBeVisible();
  expect((await taskOf(nurse, task.id)).row.status).toBe('in-progress');
  complete.letGo();
  await expect(page.getByText('Completed.').first()).toBeVisible();
});

test('UX-20: rows and buttons are as large as the density says, and all words grow with the text size', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, 'nurse', { baseURL: baseURL ?? '' });
  await page.goto('/worklist?owner=none');
  await expect(rowsOf(page).first()).toBeVisible();
  const claim = page.getByRole('button', { name: /^Claim / }).first();
  const sizes = async () => ({
    row: (await rowsOf(page).first().boundingBox())?.height ?? 0,
    button: (await claim.boundingBox())?.height ?? 0,
    words: await claim.evaluate((button) => Number.parseFloat(getComputedStyle(button).fontSize)),
  });
  await wear(page, {});
  const usual = await sizes();
  await wear(page, { density: 'compact' });
  const compact = await sizes();
  await wear(page, { density: 'glove' });
  const glove = await sizes();
  await wear(page, { text: 'largest' });
  const large = await sizes();
  expect(compact.row).toBeLessThan(usual.row);
  expect(glove.row).toBeGreaterThan(usual.row);
  expect(usual.button).toBeGreaterThanOrEqual(32);
  expect(compact.button).toBeGreaterThanOrEqual(24);
  expect(glove.button, 'a gloved finger').toBeGreaterThanOrEqual(64);
  expect(large.words / usual.words).toBeCloseTo(1.25, 2);
});

test('UX-20: no row of the list lies over another one, whatever the density, the text size and the width', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, 'nurse', { baseURL: baseURL ?? '' });
  const overlaps = () =>
    page.evaluate(() => {
      const boxes = [...document.querySelectorAll('[data-row]')].map((row) => row.getBoundingClientRect());
      const inOrder = boxes.toSorted((one, other) => one.top - other.top);
      return inOrder.filter((box, at) => at > 0 && box.top < (inOrder[at - 1]?.bottom ?? 0) - 1).length;
    });
  for (const width of [1440, 820]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/worklist?owner=any');
    await expect(rowsOf(page).nth(5)).toBeVisible();
    for (const look of [{ density: 'compact' }, { density: 'glove' }, { text: 'largest' }, {}] as const) {
      await wear(page, look);
      await expect.poll(overlaps, `${width}: ${Object.values(look)}`).toBe(0);
    }
  }
  await rowsOf(page)
    .nth(1)
    .evaluate((row) => {
      row.style.translate = '0 -20px';
    });
  expect(await overlaps(), 'a row that lies over another one is seen').toBeGreaterThan(0);
});

test('UX-23: every list says as of when it is, and a stream that is gone is told in words', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const patient = (await allRows(await requestsOf('nurse', site), 'owner=any')).find((row) => row.patient?.id != null);
  for (const [user, address] of [
    ['nurse', '/worklist?owner=any'],
    ['nurse', `/patients/${patient?.patient?.id}`],
    ['supervisor', '/board'],
    ['manager', '/dashboard'],
    ['admin', '/admin/task-types'],
  ] as const) {
    const page = await pageOf(browser, user, site);
    await page.goto(address);
    await expect(
      page
        .locator('#main')
        .getByText(/as of\s+\d{2}:\d{2}:\d{2}/)
        .first(),
      address,
    ).toBeVisible();
    await page.context().close();
  }
  const page = await pageOf(browser, 'nurse', site);
  await page.route('**/api/events**', (route) => route.abort());
  await page.goto('/worklist?owner=any');
  await expect(rowsOf(page).first()).toBeVisible();
  await expect(page.getByText(/^Live/)).toHaveCount(0);
  await page.unroute('**/api/events**');
  await expect(page.getByText(/^Live/)).toBeVisible();
});

test('UX-24: two presses in the same moment make one write', async ({ browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const task = await askedFor(site);
  const nurse = await requestsOf('nurse', site);
  const page = await pageOf(browser, 'nurse', site);
  const claim = await holdBack(page, 'claim');
  await page.goto(listOf(task));
  await page.getByRole('button', { name: `Claim ${task.title}` }).dblclick();
  claim.letGo();
  await expect(rowsOf(page).getByText('Claimed: it is yours.')).toBeVisible();
  // Both presses are one request to the server, by the key they carry.
  expect(new Set(claim.asked).size).toBe(1);
  expect((await taskOf(nurse, task.id)).row.version).toBe('2');

  await act(nurse, task.id, 'start');
  const complete = await holdBack(page, 'complete');
  await page.goto(`/tasks/${task.id}`);
  await fillWoundCheck(page);
  await page.getByRole('button', { name: /^Complete wound check/ }).dblclick();
  complete.letGo();
  await expect(page.getByText('Completed.').first()).toBeVisible();
  expect(new Set(complete.asked).size).toBe(1);
  expect((await taskOf(nurse, task.id)).row.version).toBe('4');
});

test('UX-25: each task says why this person sees it, and why they cannot do what they cannot', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const { id } = await askedFor(site);
  const page = await pageOf(browser, 'nurse', site);
  await page.goto(`/tasks/${id}/rules`);
  const table = page.getByRole('table', { name: 'What you may do' });
  await expect(table).toBeVisible();
  await expect(page.getByText(/^You are .+\.$/), 'by what they see it').toBeVisible();
  const refused = table.getByRole('row').filter({ has: page.getByRole('cell', { name: 'No', exact: true }) });
  const reasons = await refused.locator('td:nth-of-type(2)').allTextContents();
  expect(reasons.length).toBeGreaterThan(0);
  expect(reasons.filter((reason) => !/^\S.+\.$/.test(reason.trim()))).toEqual([]);
});
