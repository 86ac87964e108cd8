import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import type { NextTask } from '@/lib/domain/worklist/next-task';
import { act } from './support/conflicts';
import { pageOf, requestsOf, requestsOfAgent, type Site } from './support/people';
import { expectAccessible } from './support/screens';
import { allRows, makeTask } from './support/tasks';

/** Before everything of the demo hospital, and before what an earlier run asked for. */
const longAgo = () => new Date(Date.UTC(2025, 0, 1) - (Date.now() - Date.UTC(2026, 0, 1))).toISOString();
const titleNow = () => `Draw bloods ${Date.now().toString(36)}`;

/** A stat task that is later than all others. */
async function lateStat(site: Site, more: object): Promise<{ id: string; title: string }> {
  const title = titleNow();
  const { id } = await makeTask(await requestsOfAgent(site), {
    priority: 'stat',
    code: { text: title },
    restriction: { period: { end: longAgo() } },
    ...more,
  });
  return { id, title };
}

/** Patient, role and ward of something that the nurse may claim, as a Task says them. */
async function wardOf(nurse: APIRequestContext): Promise<object> {
  const pattern = (await allRows(nurse, 'owner=none')).find(
    ({ claimable, roles, unit, patient }) => claimable && roles.length > 0 && unit !== null && patient?.id != null,
  );
  const [system, code] = (pattern?.roles[0]?.reference ?? '').split('|');
  return {
    for: { reference: `Patient/${pattern?.patient?.id}` },
    performerType: [{ coding: [{ system, code, display: pattern?.roles[0]?.display }] }],
    location: { reference: pattern?.unit?.reference ?? '' },
  };
}

const offered = async (who: APIRequestContext) => (await (await who.get('/api/worklist/next')).json()) as NextTask;
const panel = (page: Page) => page.getByRole('dialog', { name: 'Your next task' });

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Next task', exact: true }).press('Enter');
  await expect(panel(page)).toBeVisible();
}

test('a nurse is offered her next task with its reasons, skips it with a reason, and takes that back', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const nurse = await requestsOf('nurse', site);
  const { reference } = (await (await nurse.get('/api/session')).json()) as { reference: string };
  const owned = { ...(await wardOf(nurse)), status: 'accepted', owner: { reference } };
  const { id, title } = await lateStat(site, owned);
  const page = await pageOf(browser, 'nurse', site);
  await page.goto('/worklist?owner=me');

  await test.step('what it is, whom it is about and why it is next', async () => {
    await openPanel(page);
    await expect(panel(page).getByText(title)).toBeVisible();
    await expect(panel(page).getByRole('listitem')).toHaveText(['Stat', /late$/, 'Yours, not started yet']);
    await expectAccessible(page, 'the next task');
    await page.screenshot({ path: '.cache/pictures/next-task.png' });
  });

  await test.step('a skip asks for a reason', async () => {
    await panel(page).getByRole('button', { name: 'Skip…' }).click();
    await panel(page).getByRole('button', { name: 'Skip it' }).click();
    await expect(panel(page).getByText('Give a reason.').first()).toBeVisible();
    await expectAccessible(page, 'a skip without a reason');
    await page.screenshot({ path: '.cache/pictures/next-task-skip.png' });
    await panel(page).getByText('Patient is not on the ward').click();
    await panel(page).getByRole('button', { name: 'Skip it' }).click();
    await expect(panel(page).getByText(title)).toHaveCount(0);
    await expect(panel(page).getByText(/you skipped (is|are) left out/)).toBeVisible();
    await page.screenshot({ path: '.cache/pictures/next-task-skipped.png' });
  });

  await test.step('its page says so, to her alone, and offers it again', async () => {
    await page.goto(`/tasks/${id}`);
    await expect(page.getByText(/You skipped this at .*: Patient is not on the ward/)).toBeVisible();
    await page.screenshot({ path: '.cache/pictures/skipped.png' });
    await expectAccessible(page, 'a task that was skipped');
    await page.getByRole('button', { name: 'Offer it again' }).click();
    await expect(page.getByText(/You skipped this/)).toHaveCount(0);
    expect((await offered(nurse)).next?.row.id).toBe(id);
  });

  await test.step('after its completion the next one is offered by the same rule', async () => {
    await act(nurse, id, 'start');
    await page.goto(`/tasks/${id}`);
    await page.getByRole('button', { name: /^Complete / }).click();
    await expect(page.getByRole('link', { name: /^Next task: / })).toBeVisible();
    const { next } = (await (await nurse.get(`/api/worklist/next?after=${id}`)).json()) as NextTask;
    await expect(page.getByRole('link', { name: `Next task: ${next?.row.title}` })).toHaveAttribute(
      'href',
      `/tasks/${next?.row.id}`,
    );
    await page.screenshot({ path: '.cache/pictures/done-next.png' });
  });
});

test('what nobody has is claimed and opened in one press, and a stranger to the ward is not offered it', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [nurse, stranger] = await Promise.all([requestsOf('nurse2', site), requestsOf('nurse3', site)]);
  const { id, title } = await lateStat(site, await wardOf(nurse));
  expect((await offered(stranger)).next?.row.id).not.toBe(id);
  const page = await pageOf(browser, 'nurse2', site);
  await page.goto('/worklist');
  await openPanel(page);
  await expect(panel(page).getByRole('listitem').last()).toHaveText(/^Nobody has it, and it is for your role/);
  await page.screenshot({ path: '.cache/pictures/next-task-free.png' });
  await panel(page).getByRole('button', { name: 'Claim and open' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('Mine', { exact: true }).first()).toBeVisible();
  await act(nurse, id, 'start');
  await act(nurse, id, 'complete');
});

test('who cannot act on tasks is offered none', async ({ baseURL }) => {
  const manager = await requestsOf('manager', { baseURL: baseURL ?? '' });
  expect((await manager.get('/api/worklist/next')).status()).toBe(403);
});
