import { expect, test } from '@playwright/test';
import { act, ask, beginConflict, kept, taskOf } from './support/conflicts';
import { expectAccessible, fillWoundCheck } from './support/screens';

const AMEND = 'Change…';
const HOLD = 'Hold…';
const WHAT_TO_DO = 'What to do, and what to look out for';
const GO_ON = 'Go on with the new version';

const siteOf = (baseURL: string | undefined) => ({ baseURL: baseURL ?? '' });

test('two who change different things of a task lose neither', async ({ browser, baseURL }) => {
  const { id, physician, supervisor, open } = await beginConflict(browser, siteOf(baseURL), { started: false });
  const page = await open('supervisor');
  await ask(page, AMEND);
  await page.getByLabel(WHAT_TO_DO).fill('Use the small dressing.');
  await act(physician, id, 'amend', { priority: 'urgent' });
  await expect(page.getByText('Goes together by itself')).toBeVisible();
  await expect(page.getByText('What to do: Use the small dressing. (You)')).toBeVisible();
  await expect(page.getByText(/^Priority: Urgent \(/)).toBeVisible();
  await expectAccessible(page, 'changes that go together');
  await page.getByRole('button', { name: GO_ON }).press('Enter');
  await page.getByRole('button', { name: 'Save changes' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await taskOf(supervisor, id)).row).toMatchObject({
    priority: 'urgent',
    description: 'Use the small dressing.',
  });
});

test('two who change the same are shown side by side, and one is chosen', async ({ browser, baseURL }) => {
  const { id, physician, supervisor, open } = await beginConflict(browser, siteOf(baseURL), { started: false });
  const page = await open('supervisor');
  await ask(page, AMEND);
  await page.getByLabel(WHAT_TO_DO).fill('Use the small dressing.');
  await act(physician, id, 'amend', { description: 'Use the large dressing.' });
  const choice = page.getByRole('group', { name: 'What to do: both changed it' });
  await expect(choice.getByText('Use the large dressing.')).toBeVisible();
  await page.getByRole('button', { name: GO_ON }).press('Enter');
  await expect(choice.getByText('Choose which one goes on.')).toBeVisible();
  await expectAccessible(page, 'a choice of two');
  await page.screenshot({ path: '.cache/pictures/conflict-choice.png' });
  await expect(choice.getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(choice.getByRole('radio', { name: /Use the small dressing/ })).toBeChecked();
  await page.getByRole('button', { name: GO_ON }).press('Enter');
  await expect(page.getByLabel(WHAT_TO_DO)).toHaveValue('Use the small dressing.');
  await page.getByRole('button', { name: 'Save changes' }).press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await taskOf(supervisor, id)).row.description).toBe('Use the small dressing.');
});

test('UX-09: answers that were typed stay when the task is changed, and complete its new version', async ({
  browser,
  baseURL,
}) => {
  const { id, nurse, supervisor, open } = await beginConflict(browser, siteOf(baseURL), { started: true });
  const page = await open('nurse');
  await fillWoundCheck(page);
  await act(supervisor, id, 'amend', { description: 'Mind the new allergy.' });
  await expect(page.getByText(/changed this at/).first()).toBeVisible();
  await expect(page.getByText('Mind the new allergy.').first()).toBeVisible();
  await expectAccessible(page, 'a form under which the task was changed');
  await page.getByRole('button', { name: GO_ON }).press('Enter');
  await expect(page.getByLabel('Length')).toHaveValue('8.5');
  await page.getByRole('button', { name: /^Complete wound check/ }).press('Enter');
  await expect(page.getByText('Completed.').first()).toBeVisible();
  expect((await taskOf(nurse, id)).outputs).toContainEqual(expect.objectContaining({ value: '8.5 cm' }));
});

test('answers to a task that was given to somebody else can be read, and stand marked before the next one', async ({
  browser,
  baseURL,
}) => {
  const { id, supervisor, open } = await beginConflict(browser, siteOf(baseURL), { started: true });
  const page = await open('nurse');
  const isKept = kept(page, 'draft');
  await page.getByLabel('Length').fill('8.5');
  await isKept;
  await act(supervisor, id, 'reassign', { to: 'Practitioner/silva', reason: 'End of shift' });
  await expect(page.getByLabel('What you typed')).toHaveValue(/: 8\.5/);
  await expect(page.getByText('Only its owner can complete it.').first()).toBeVisible();
  await expectAccessible(page, 'a form of a task that is somebody else’s by now');
  await page.screenshot({ path: '.cache/pictures/conflict-taken.png' });
  const next = await open('nurse2');
  await expect(next.getByText(/ began this\.$/)).toBeVisible();
  await expect(next.getByLabel('Length')).toHaveValue('8.5');
});

test('answers to a task that a program completed meanwhile can still be read and copied', async ({
  browser,
  baseURL,
}) => {
  const { id, agent, open } = await beginConflict(browser, siteOf(baseURL), { started: true });
  const page = await open('nurse');
  await page.getByLabel('Length').fill('8.5');
  const task = await (await agent.get(`/fhir/Task/${id}`)).json();
  const done = await agent.put(`/fhir/Task/${id}`, {
    headers: { 'Content-Type': 'application/fhir+json', 'If-Match': `W/"${task.meta.versionId}"` },
    data: {
      ...task,
      status: 'completed',
      output: [
        { type: { text: 'Form' }, valueReference: { reference: 'https://lab.example/fhir/QuestionnaireResponse/1' } },
      ],
    },
  });
  expect(done.status()).toBe(200);
  await expect(page.getByText(/completed this at/).first()).toBeVisible();
  await expect(page.getByLabel('What you typed')).toHaveValue(/: 8\.5/);
  await page.getByLabel('What you typed').focus();
  await page.keyboard.press('Control+A');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await expectAccessible(page, 'a form of a task that is completed by now');
});

test('a reason that was typed into a dialog stays when the task is cancelled', async ({ browser, baseURL }) => {
  const { id, nurse, supervisor, open } = await beginConflict(browser, siteOf(baseURL), { started: false });
  const page = await open('nurse');
  await ask(page, HOLD);
  await page.getByRole('radio', { name: 'Another reason' }).press('Space');
  const isKept = kept(page, 'typed/hold');
  await page.getByLabel('Which reason').fill('At x-ray until three');
  await isKept;
  await act(supervisor, id, 'cancel', { reason: 'Patient discharged' });
  await expect(page.getByText(/cancelled this at/).first()).toBeVisible();
  await expect(page.getByLabel('What you typed')).toHaveValue('Reason: At x-ray until three');
  await expect(page.getByRole('button', { name: 'Put on hold' })).toBeDisabled();
  await expectAccessible(page, 'a dialog of a task that was cancelled');
  await page.screenshot({ path: '.cache/pictures/conflict-cancelled.png' });
  expect((await taskOf(nurse, id)).typed).toMatchObject([
    { verb: 'hold', typed: { otherReason: 'At x-ray until three' } },
  ]);
});

test('what one nurse typed in two windows is put together', async ({ browser, baseURL }) => {
  const { id, nurse, open } = await beginConflict(browser, siteOf(baseURL), { started: true });
  const [one, two] = [await open('nurse'), await open('nurse')];
  await expect(two.getByLabel('Length')).toBeVisible();
  const isKept = kept(one, 'draft');
  await one.getByLabel('Length').fill('8');
  await one.getByLabel('Pain at dressing change').fill('3');
  await isKept;
  await two.getByLabel('Length').fill('9');
  await expect(two.getByText('You typed in another window as well.')).toBeVisible();
  await expect(two.getByText(/^Pain at dressing change.*: 3 \(In the other window\)/)).toBeVisible();
  await expectAccessible(two, 'what was typed in two windows');
  await two.screenshot({ path: '.cache/pictures/conflict-windows.png' });
  await two.getByRole('radio', { name: /^9/ }).press('Space');
  const both = kept(two, 'draft');
  await two.getByRole('button', { name: 'Go on with both' }).press('Enter');
  await both;
  await expect(two.getByLabel('Length')).toHaveValue('9');
  await expect(two.getByLabel('Pain at dressing change')).toHaveValue('3');
  const { draft } = await taskOf(nurse, id);
  expect(draft?.answers).toMatchObject({ qlength: [{ text: '9' }], qpain: [{ text: '3' }] });
  await expect(one.getByLabel('Length')).toHaveValue('8');
});

test('a reason that was typed before the browser died is there again, and is marked', async ({ browser, baseURL }) => {
  const { id, nurse, open } = await beginConflict(browser, siteOf(baseURL), { started: false });
  const first = await open('nurse');
  await ask(first, HOLD);
  await first.getByRole('radio', { name: 'Another reason' }).press('Space');
  const isKept = kept(first, 'typed/hold');
  await first.getByLabel('Which reason').fill('At x-ray until three');
  await isKept;
  await first.context().close();
  const again = await open('nurse');
  await ask(again, HOLD);
  await expect(again.getByText('You began this earlier.')).toBeVisible();
  await expect(again.getByLabel('Which reason')).toHaveValue('At x-ray until three');
  await again.getByRole('button', { name: 'Put on hold' }).press('Enter');
  await expect(again.getByRole('dialog')).toBeHidden();
  const page = await taskOf(nurse, id);
  expect(page).toMatchObject({ statusReason: 'At x-ray until three', typed: [] });
});
