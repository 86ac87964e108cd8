import type { QuestionnaireResponse, Task } from '@medplum/fhirtypes';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import type { SessionAnswer } from '@/lib/domain/access/session';
import { pageOf, requestsOf, requestsOfAgent } from './support/people';
import { askForWoundRounds, RICH_FORM } from './support/rich-form';
import { expectAccessible } from './support/screens';
import { allRows } from './support/tasks';

test('a form with groups, repeats and questions that hang on others is filled by keyboard alone, and what was typed is what is stored', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [agent, nurse] = await Promise.all([requestsOfAgent(site), requestsOf('nurse', site)]);
  const tasks = await askForWoundRounds(agent, await whoAndWhom(nurse));
  const page = await pageOf(browser, 'nurse', site);
  await page.goto(`/tasks/${tasks.rich}`);
  await expect(page.getByRole('group', { name: 'Wound 1' })).toBeVisible();
  await expectAccessible(page, 'a rich form');

  await tabTo(page, page.getByRole('button', { name: /^Complete wound round/ }));
  await page.keyboard.press('Enter');
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('listitem')).toHaveText([
    'Batch of the dressing is needed.',
    'Dressing is needed.',
    'Where it is is needed.',
    'Smells is needed.',
    'Next round is needed.',
  ]);
  await expectAccessible(page, 'a rich form with errors');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Batch of the dressing')).toBeFocused();

  await page.keyboard.type('ab12');
  await choose(page, 'Dressing', 'Something else');
  await type(page, page.getByLabel('Dressing: in your own words'), 'Honey');
  await fillWound(page, 1, { site: 'Left heel', drained: '12,5', smells: 'Yes' });
  await type(page, page.getByRole('group', { name: 'Wound 1' }).getByLabel('Day', { exact: true }), '24');
  await page.keyboard.press('Tab');
  await page.keyboard.type('11');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2026');
  await press(page, page.getByRole('button', { name: 'Add another Wound' }));
  await expect(page.getByRole('group', { name: 'Wound 2' }).getByLabel('Where it is')).toBeFocused();
  await fillWound(page, 2, { site: 'Sacrum', drained: '', smells: 'No' });
  await press(page, page.getByRole('button', { name: 'Add another Wound' }));
  await press(page, page.getByRole('button', { name: 'Remove Wound 3' }));
  await expect(page.getByRole('group', { name: 'Wound 2' }).getByLabel('Where it is')).toBeFocused();

  const seen = page.getByRole('group', { name: 'Seen by' });
  await type(page, seen.getByLabel('Answer 1'), 'Amira');
  await press(page, seen.getByRole('button', { name: /^Add another answer/ }));
  await page.keyboard.type('Joao');
  await type(page, page.getByLabel('Physician told: Find by name'), 'Rossi');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: /Rossi/ }).first());
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: /^Pick another/ })).toBeFocused();
  await fillMoment(page);
  await expectAccessible(page, 'a rich form that is filled');

  await press(page, page.getByRole('button', { name: /^Complete wound round/ }));
  await expect(summary.getByRole('listitem')).toHaveText([/^Write it like this: two letters/]);
  await type(page, page.getByLabel('Batch of the dressing'), 'AB-1234');
  await press(page, page.getByRole('button', { name: /^Complete wound round/ }));
  await expect(page.getByText('Completed.').first()).toBeVisible();
  expect((await answersOf(agent, tasks.rich)).item).toEqual(EXPECTED);
});

test('a form with something that cannot be asked is refused by name, whole', async ({ browser, baseURL }) => {
  const site = { baseURL: baseURL ?? '' };
  const [agent, nurse] = await Promise.all([requestsOfAgent(site), requestsOf('nurse', site)]);
  const { refused } = await askForWoundRounds(agent, await whoAndWhom(nurse));
  const page = await pageOf(browser, 'nurse', site);
  await page.goto(`/tasks/${refused}`);
  await expect(page.getByText('The form “Wound photograph” cannot be filled in here.')).toBeVisible();
  await expect(page.getByText('Question photo (Photograph): a file (attachment).')).toBeVisible();
  await expect(page.getByLabel('Batch of the dressing')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Complete wound/ })).toHaveCount(0);
  await expectAccessible(page, 'a refused form');
});

test('an answer whose question is gone from the form is told when the draft is taken up again; the rest stands', async ({
  browser,
  baseURL,
}) => {
  const site = { baseURL: baseURL ?? '' };
  const [agent, nurse] = await Promise.all([requestsOfAgent(site), requestsOf('nurse', site)]);
  const { rich } = await askForWoundRounds(agent, await whoAndWhom(nurse));
  const page = await pageOf(browser, 'nurse', site);
  await page.goto(`/tasks/${rich}`);
  await page.getByRole('group', { name: 'Wound 1' }).getByLabel('Where it is').fill('Left heel');
  await page.getByRole('group', { name: 'Seen by' }).getByLabel('Answer 1').fill('Amira');
  await page.getByRole('group', { name: 'Dressing' }).getByText('Gauze').click();
  await expect(page.getByText(/^Draft kept/)).toBeVisible();
  await page.context().close();

  const items = (RICH_FORM.item ?? []).filter(({ linkId }) => linkId !== 'seen');
  const changed = await agent.put(`/fhir/Questionnaire/${RICH_FORM.id}`, {
    headers: { 'Content-Type': 'application/fhir+json' },
    data: {
      ...RICH_FORM,
      item: items.map(({ answerOption, ...item }) => ({
        ...item,
        ...(answerOption && { answerOption: answerOption.slice(0, 1) }),
      })),
    },
  });
  expect(changed.status()).toBe(200);
  const again = await pageOf(browser, 'nurse', site);
  await again.goto(`/tasks/${rich}`);
  await expect(again.getByText('Some of the draft no longer fits the form.')).toBeVisible();
  await expect(again.getByText('seen: Amira')).toBeVisible();
  await expect(again.getByText('Dressing: urn:dressing|gauze')).toBeVisible();
  await expect(again.getByLabel('Where it is')).toHaveValue('Left heel');
  await expectAccessible(again, 'a draft that no longer fits');
});

const smells = (valueBoolean: boolean) => ({ linkId: 'wound.smell', text: 'Smells', answer: [{ valueBoolean }] });
const site = (valueString: string) => ({ linkId: 'wound.site', text: 'Where it is', answer: [{ valueString }] });
const ML = { unit: 'mL', system: 'http://unitsofmeasure.org', code: 'mL' };
const EXPECTED = [
  { linkId: 'batch', text: 'Batch of the dressing', answer: [{ valueString: 'AB-1234' }] },
  { linkId: 'dressing', text: 'Dressing', answer: [{ valueString: 'Honey' }] },
  {
    linkId: 'wound',
    text: 'Wound',
    item: [
      site('Left heel'),
      { linkId: 'wound.drained', text: 'Drained since yesterday', answer: [{ valueQuantity: { value: 12.5, ...ML } }] },
      smells(true),
      { linkId: 'wound.swab', text: 'Swab taken on', answer: [{ valueDate: '2026-11-24' }] },
    ],
  },
  { linkId: 'wound', text: 'Wound', item: [site('Sacrum'), smells(false)] },
  { linkId: 'seen', text: 'Seen by', answer: [{ valueString: 'Amira' }, { valueString: 'Joao' }] },
  {
    linkId: 'physician',
    text: 'Physician told',
    answer: [
      {
        valueReference: {
          reference: expect.stringMatching(/^Practitioner\//),
          display: expect.stringMatching(/Rossi/),
        },
      },
    ],
  },
  { linkId: 'when', text: 'Next round', answer: [{ valueDateTime: '2026-12-01T09:30:00.000Z' }] },
];

async function whoAndWhom(nurse: APIRequestContext): Promise<{ reference: string; patient: string }> {
  const session = (await (await nurse.get('/api/session')).json()) as SessionAnswer;
  const row = (await allRows(nurse, 'owner=any')).find(({ patient }) => patient?.id != null);
  return { reference: session.reference, patient: row?.patient?.reference ?? '' };
}

async function answersOf(agent: APIRequestContext, id: string): Promise<QuestionnaireResponse> {
  const task = (await (await agent.get(`/fhir/Task/${id}`)).json()) as Task;
  const answer = await agent.get(`/fhir/${task.output?.[0]?.valueReference?.reference}`);
  return (await answer.json()) as QuestionnaireResponse;
}

type Target = ReturnType<Page['getByRole']>;

/** Goes to a control by the Tab key, forwards as anybody would, round the page if need be. */
async function tabTo(page: Page, target: Target): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 200; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error('The Tab key does not reach it.');
}

async function press(page: Page, target: Target): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

async function type(page: Page, target: Target, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Radio buttons are one stop of the Tab key; arrows and space choose among them. */
async function choose(page: Page, group: string, answer: string, within?: Target): Promise<void> {
  const buttons = (within ?? page).getByRole('group', { name: group }).getByRole('radio');
  await tabTo(page, buttons.first());
  await page.keyboard.press('Space');
  const wanted = (within ?? page).getByRole('group', { name: group }).getByRole('radio', { name: answer, exact: true });
  for (let presses = 0; presses < 10 && !(await wanted.isChecked()); presses += 1) {
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeChecked();
}

async function fillWound(page: Page, number: number, wound: { site: string; drained: string; smells: string }) {
  const group = page.getByRole('group', { name: `Wound ${number}` });
  await type(page, group.getByLabel('Where it is'), wound.site);
  if (wound.drained !== '') {
    await type(page, group.getByRole('textbox', { name: 'Drained since yesterday' }), wound.drained);
    await tabTo(page, group.getByLabel('Drained since yesterday: Unit'));
    await page.keyboard.type('mL');
  }
  await choose(page, 'Smells', wound.smells, group);
}

async function fillMoment(page: Page): Promise<void> {
  const next = page.getByRole('group', { name: 'Next round' });
  await type(page, next.getByLabel('Day', { exact: true }), '1');
  for (const part of ['12', '2026', '9.30']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(part);
  }
}
