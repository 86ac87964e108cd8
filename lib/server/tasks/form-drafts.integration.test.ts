import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { sameJson } from '@/lib/domain/fhir/same-json';
import { DraftToKeep } from '@/lib/domain/form/form-draft';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { cleanUp } from '@/lib/server/jobs/housekeeping';
import { actOnTask } from './act-on-task';
import { discardDraft, keepDraft } from './form-drafts';
import { readTaskPage } from './read-task-page';
import { at, FORM_URL, nurse, nurse2, nurse3, openHospital, requestWoundCare, supervisor } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const answers = { qlength: [{ text: '8.5' }], qlook: [{ text: '' }] };
const keep = (actor: Actor, id: string, minutes = 3) =>
  keepDraft(actor, id, { answers, window: 'one', over: null }, { now: at(minutes) });
const draftOf = async (actor: Actor, id: string) => (await readTaskPage(actor, id, { now: at(9) })).draft;
const drafts = async () => Number((await database.pool.query('select count(*) from form_draft')).rows[0].count);

/** Wound care that the nurse has begun. */
async function begun(): Promise<string> {
  const id = await requestWoundCare();
  await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: at(1) });
  await actOnTask(nurse, id, 'start', { seenVersion: '2' }, { now: at(2) });
  return id;
}

test('what was typed is there again for whoever typed it', async () => {
  const id = await begun();
  expect(await draftOf(nurse, id)).toBeNull();
  expect(await keep(nurse, id)).toEqual({ savedAt: at(3).toISOString() });
  expect(await draftOf(nurse, id)).toEqual({
    answers,
    author: { reference: nurse.reference, display: nurse.display },
    savedAt: at(3).toISOString(),
    mine: true,
    recorded: false,
  });
  await keepDraft(nurse, id, { answers: { qlength: [{ text: '9' }] }, window: 'one', over: null }, { now: at(4) });
  expect(await draftOf(nurse, id)).toMatchObject({
    answers: { qlength: [{ text: '9' }] },
    savedAt: at(4).toISOString(),
  });
});

test('it outlives a release and a handing over, and the next owner is told whose it is', async () => {
  const id = await begun();
  await keep(nurse, id);
  const to = nurse2.reference;
  await actOnTask(supervisor, id, 'reassign', { seenVersion: '3', to, reason: 'End of shift' }, { now: at(5) });
  expect(await draftOf(nurse, id)).toBeNull();
  expect(await draftOf(nurse2, id)).toMatchObject({ answers, mine: false, author: { display: nurse.display } });
  await actOnTask(nurse2, id, 'release', { seenVersion: '4', reason: 'Called away' }, { now: at(6) });
  expect(await draftOf(nurse2, id)).toBeNull();
  await actOnTask(nurse, id, 'claim', { seenVersion: '5' }, { now: at(7) });
  await actOnTask(nurse, id, 'start', { seenVersion: '6' }, { now: at(8) });
  expect(await draftOf(nurse, id)).toMatchObject({ answers, mine: true });
});

test('only who may complete the task now reads, keeps or discards a draft of it', async () => {
  const id = await begun();
  await keep(nurse, id);
  for (const actor of [nurse2, supervisor]) {
    expect(await draftOf(actor, id)).toBeNull();
    await expect(keep(actor, id)).rejects.toMatchObject({ name: 'RefusedError', status: 403 });
    await expect(discardDraft(actor, id, { now: at(4) })).rejects.toMatchObject({ status: 403 });
  }
  await expect(keep(nurse3, id)).rejects.toMatchObject({ name: 'NotVisibleError' });
  const free = await requestWoundCare();
  await expect(keep(nurse, free)).rejects.toMatchObject({ refusal: { rule: 'task.complete.who' } });
  expect(await draftOf(nurse, id)).toMatchObject({ answers });
});

type Keep = (actor: Actor, id: string) => Promise<unknown>;
/** Writes for whoever asks. */
const careless: Keep = (actor, id) =>
  database.pool.query(
    `insert into form_draft (task_id, answers, author, author_display, saved_at) values ($1, '{}', $2, $3, now())
     on conflict (task_id) do update set answers = '{}', author = excluded.author`,
    [id, actor.reference, actor.display],
  );

/** Whether what the owner typed stays when a colleague writes, too. */
async function isTheOwners(keepAs: Keep): Promise<boolean> {
  const id = await begun();
  await keep(nurse, id);
  await keepAs(nurse2, id).catch(() => undefined);
  const draft = await draftOf(nurse, id);
  return draft?.mine === true && sameJson(draft.answers, answers);
}

test('a draft is written by the owner alone; whoever writes for anybody is caught', async () => {
  expect(await isTheOwners(keep)).toBe(true);
  expect(await isTheOwners(careless)).toBe(false);
});

test('it goes when it is discarded, when the task is completed, and when the task is long closed', async () => {
  const [discarded, completed, cancelled] = [await begun(), await begun(), await begun()];
  const before = await drafts();
  await Promise.all([discarded, completed, cancelled].map((id) => keep(nurse, id)));
  await discardDraft(nurse, discarded, { now: at(4) });
  expect(await draftOf(nurse, discarded)).toBeNull();
  const questionnaireResponse = {
    resourceType: 'QuestionnaireResponse' as const,
    status: 'completed' as const,
    questionnaire: FORM_URL,
    item: [{ linkId: 'length', answer: [{ valueDecimal: 8.5 }] }],
  };
  await actOnTask(nurse, completed, 'complete', { seenVersion: '3', questionnaireResponse }, { now: at(5) });
  await actOnTask(supervisor, cancelled, 'cancel', { seenVersion: '3', reason: 'Not needed' }, { now: at(6) });
  expect(await drafts()).toBe(before + 1);
  await cleanUp(database.pool);
  const { rows } = await database.pool.query('select task_id from form_draft where task_id = $1', [cancelled]);
  expect(rows).toEqual([]);
});

test('a second window of the same person does not write over the first unseen, and goes on once it has seen it', async () => {
  const id = await begun();
  const inWindow = (window: string, text: string, over: string | null, minutes: number) =>
    keepDraft(nurse, id, { answers: { qlength: [{ text }] }, window, over }, { now: at(minutes) });
  const first = await inWindow('one', '8', null, 3);
  // An answer that got lost on the way does not make a window a stranger to itself.
  const { savedAt } = await inWindow('one', '8.5', null, 4);
  await expect(inWindow('two', '9', first.savedAt, 5)).rejects.toMatchObject({
    name: 'StaleSettingError',
    current: { answers: { qlength: [{ text: '8.5' }] }, savedAt },
  });
  expect(await draftOf(nurse, id)).toMatchObject({ answers: { qlength: [{ text: '8.5' }] } });
  await inWindow('two', '9', savedAt, 6);
  await expect(inWindow('one', '8.7', savedAt, 7)).rejects.toMatchObject({ name: 'StaleSettingError' });
  expect(await draftOf(nurse, id)).toMatchObject({ answers: { qlength: [{ text: '9' }] } });
});

const nested = (depth: number): object => ({ q1: [{ text: '', ...(depth > 0 && { items: nested(depth - 1) }) }] });

test.each([
  { answers: { q1: 'one text' } },
  { answers: { q1: ['a text'] } },
  { answers: { q1: [{ text: 'x'.repeat(20_001) }] } },
  { answers: { q1: [{ text: 'x', more: 1 }] } },
  { answers: Object.fromEntries(Array.from({ length: 1001 }, (_, number) => [`q${number}`, []])) },
  { answers: { q1: Array.from({ length: 201 }, () => ({ text: 'x' })) } },
  { answers: nested(30) },
  { answers: nested(3000) },
  { answers: {}, more: 1 },
  {},
])('what is no draft is refused (%#)', (body) => {
  expect(DraftToKeep.safeParse({ window: 'one', over: null, ...body }).success).toBe(false);
});

test('a draft in the shape of a form with groups is taken as it is', () => {
  const body = {
    window: 'one',
    over: null,
    answers: {
      q1: [
        {
          text: '',
          items: {
            q2: [
              { text: '8', unit: 'unit:|cm' },
              { text: 'x', display: 'X' },
            ],
          },
        },
      ],
    },
  };
  expect(DraftToKeep.parse(body)).toEqual(body);
});

test('a draft of before, flat, is read as it was kept', async () => {
  const id = await begun();
  await database.pool.query(
    `insert into form_draft (task_id, answers, author, author_display, saved_at) values ($1, $2, $3, $4, $5)`,
    [id, { length: ['8.5'] }, nurse.reference, nurse.display, at(3)],
  );
  expect(await draftOf(nurse, id)).toMatchObject({ answers: { length: ['8.5'] }, mine: true });
});
