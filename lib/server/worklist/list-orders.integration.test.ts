import { afterAll, beforeAll, expect, test } from 'vitest';
import { InputError } from '@/lib/domain/fhir/errors';
import { LIST_ORDERS } from '@/lib/domain/worklist/list-order';
import { sectionsOf } from '@/lib/domain/worklist/list-sections';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { judgedList } from './judged-list-fixture';
import { type ListClock, listClockOf } from './list-clock';
import { listWorklist } from './list-worklist';
import { anyTask, openWards, person, seeded, type WardTask, writeTask } from './ward-fixture';
import { allRows, wholeListAt } from './whole-list-fixture';

const NOW = new Date('2026-03-10T14:20:00.000Z');
const MANAGER = person(2, 'manager');
const EVERYTHING = WorklistQuery.parse({});

let database: TestDatabase;
let clock: ListClock;
const tasks: WardTask[] = [];
beforeAll(async () => {
  database = await testDatabase();
  await openWards(database.pool);
  clock = await listClockOf(MANAGER, NOW);
  const random = seeded(20_260_102);
  for (let number = 0; number < 200; number += 1) {
    tasks.push(await writeTask(database.pool, anyTask(number, random, [NOW.getTime(), clock.shiftEnd.getTime()])));
  }
});
afterAll(() => database.close());

const wholeList = wholeListAt(NOW);
const judged = (order: (typeof LIST_ORDERS)[number]) =>
  judgedList({ tasks, clock, actor: MANAGER, filter: EVERYTHING, order }).map(({ id }) => id);

test('each order is another one, so that a list in the wrong order would be seen (UX-04)', async () => {
  for (const order of LIST_ORDERS) {
    const list = await wholeList(MANAGER, {}, 7, order);
    expect(LIST_ORDERS.filter((other) => list.join() === judged(other).join())).toEqual([order]);
  }
});

test('by age, the first ten of a type are its ten oldest', async () => {
  const wounds = tasks.filter(({ type, status }) => type?.endsWith('wound') === true && status !== 'draft');
  const oldest = wounds
    .filter(({ open }) => open)
    .sort((a, b) => (a.authored ?? Infinity) - (b.authored ?? Infinity) || (a.id < b.id ? -1 : 1))
    .slice(0, 10);
  const page = await listWorklist(MANAGER, WorklistQuery.parse({ type: 'wound', order: 'oldest', limit: '10' }), {
    now: NOW,
  });
  expect(page.rows.map(({ id }) => id)).toEqual(oldest.map(({ id }) => id));
});

test('by bed every patient stands under one heading, Bed 2 before Bed 10, and by lateness there (UX-04)', async () => {
  const rows = await allRows(MANAGER, { filter: {}, limit: 9, order: 'bed', now: NOW });
  const sections = sectionsOf(rows, 'bed');
  expect(sections.flatMap((section) => section.rows)).toEqual(rows);
  const words = sections.map((section) => section.words);
  expect(words.filter((each) => each.startsWith('Ward A')).slice(0, 3)).toEqual([
    'Ward A · Bed 2 · ABEL, Jo',
    'Ward A · Bed 2 · ZHOU, Li',
    'Ward A · Bed 10 · LINDQVIST, Maria',
  ]);
  expect(words.at(-1)).toMatch(/no patient on record$/);
});

test.each(['lateness', 'due'] as const)('by %s the headings follow each other as the list does', async (order) => {
  const rows = await allRows(MANAGER, { filter: {}, limit: 50, order, now: NOW });
  expect(sectionsOf(rows, order).flatMap((section) => section.rows)).toEqual(rows);
});

test('a cursor of one order is refused in another', async () => {
  const { next } = await listWorklist(MANAGER, WorklistQuery.parse({ order: 'bed', limit: '5' }), { now: NOW });
  expect(next).not.toBeNull();
  const asked = WorklistQuery.parse({ order: 'due', cursor: next ?? undefined });
  await expect(listWorklist(MANAGER, asked, { now: NOW })).rejects.toThrow(InputError);
});

test('a cursor keeps no name: the place by bed is said by ids', async () => {
  const { next } = await listWorklist(MANAGER, WorklistQuery.parse({ order: 'bed', limit: '1', patient: 'p4' }), {
    now: NOW,
  });
  const text = Buffer.from(next ?? '', 'base64url').toString();
  expect(text).toContain('"patient":"p4"');
  expect(text).not.toMatch(/abel/i);
});

test.each(LIST_ORDERS)(
  'by %s, a cursor with any part made up is refused or read, never an error of the database',
  async (order) => {
    const good = {
      asOf: '2026-03-10T14:20:00.000Z',
      shiftEnd: '2026-03-10T18:30:00.000Z',
      order,
      at: { ward: 'ward-a', bed: 'bed-a-2', patient: 'p4' },
      band: 'later',
      priority: 4,
      dueKey: '2026-03-11T00:00:00.000000Z',
      id: 't1',
    };
    const odd = [
      '0000-00-00T00:00:00.000000Z',
      '9999-99-99T99:99:99.000000Z',
      '2026-02-31T00:00:00.000000Z',
      'infinity',
      '-infinity',
      '',
      '\u0000',
      5,
      null,
      'closed',
      '2026-06-30T23:59:60.000000Z',
      { ward: 'no-such', bed: null, patient: 'no-such' },
      { ward: "'", bed: null, patient: null },
    ];
    for (const part of Object.keys(good)) {
      for (const value of odd) {
        const cursor = Buffer.from(JSON.stringify({ ...good, [part]: value })).toString('base64url');
        const answer = await listWorklist(person(0), WorklistQuery.parse({ order, cursor }), { now: NOW }).catch(
          (error: unknown) => error,
        );
        expect(
          answer instanceof InputError || (typeof answer === 'object' && answer !== null && 'rows' in answer),
          `${part} = ${value}: ${String(answer)}`,
        ).toBe(true);
      }
    }
  },
);
