import { afterAll, beforeAll, expect, test } from 'vitest';
import { BulkAct, BulkPreflight, MOST_ACTED, MOST_CHECKED } from '@/lib/domain/bulk/bulk-request';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { actInBulk, undoInBulk } from './act-in-bulk';
import { actOnTask } from './act-on-task';
import { preflightInBulk } from './preflight-in-bulk';
import { readTaskPage } from './read-task-page';
import { at, nurse, nurse2, nurse3, openHospital, requestWoundCare, supervisor } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const options = (minutes: number) => ({ now: at(minutes), requestId: 'a-test' });
const firstOf = (ids: readonly string[]) => ids.map((id) => ({ id, seenVersion: '1' }));
const END_OF_SHIFT = { to: 'Practitioner/s2', reason: 'End of shift' };

/** One that is free, one that a colleague has, one that moved since it was seen, one that is not there. */
async function mixedChoice() {
  const [free, taken, moved] = [await requestWoundCare(), await requestWoundCare(), await requestWoundCare()];
  await actOnTask(nurse2, taken, 'claim', { seenVersion: '1' }, { now: at(1) });
  await actOnTask(nurse2, moved, 'amend', { seenVersion: '1', note: 'She asks for her daughter.' }, { now: at(1) });
  const items = [
    { id: free, seenVersion: '1' },
    { id: taken, seenVersion: '2' },
    { id: moved, seenVersion: '1' },
    { id: 'nothing', seenVersion: '1' },
  ];
  return { items, free, taken, moved };
}

const MIXED = [
  { ok: true },
  { ok: false, kind: 'refused', refusal: { rule: 'task.claim.owned' } },
  { ok: false, kind: 'stale', row: { version: '2' } },
  { ok: false, kind: 'gone', row: null },
];

test('UX-06: what cannot be done is named before it is tried, with the rule, and nothing is written', async () => {
  const { items, free } = await mixedChoice();
  const { checks } = await preflightInBulk(nurse, { verb: 'claim', inputs: {}, items }, options(2));
  expect(checks.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  expect(checks).toMatchObject(MIXED);
  expect((await readTaskPage(nurse, free, { now: at(3) })).row).toMatchObject({ version: '1', owner: null });
});

test('UX-06: each task of a choice gets its own result, and what fails holds up no other', async () => {
  const { items, free, taken } = await mixedChoice();
  const { results } = await actInBulk(nurse, { verb: 'claim', inputs: {}, items }, options(2));
  expect(results).toMatchObject([{ ...MIXED[0], version: '2', row: { id: free, mine: true } }, ...MIXED.slice(1)]);
  expect((await readTaskPage(nurse, free, { now: at(3) })).story[0]).toMatchObject({ act: 'claim', version: '2' });
  expect((await readTaskPage(nurse2, taken, { now: at(3) })).row).toMatchObject({ version: '2', mine: true });
});

test('what is on another ward is not there, for the question and for the act', async () => {
  const id = await requestWoundCare();
  const asked = { verb: 'claim', inputs: {}, items: firstOf([id]) } as const;
  expect((await preflightInBulk(nurse3, asked, options(1))).checks).toMatchObject([{ kind: 'gone', row: null }]);
  expect((await actInBulk(nurse3, asked, options(1))).results).toMatchObject([{ kind: 'gone', row: null }]);
});

test('one that moves between the question and the act is told as that; the others are done', async () => {
  const ids = [await requestWoundCare(), await requestWoundCare(), await requestWoundCare()];
  const asked = { verb: 'reassign', inputs: END_OF_SHIFT, items: firstOf(ids) } as const;
  const { checks } = await preflightInBulk(supervisor, asked, options(1));
  expect(checks.every(({ ok }) => ok)).toBe(true);
  await actOnTask(nurse, ids[1] ?? '', 'claim', { seenVersion: '1' }, { now: at(2) });
  const { results } = await actInBulk(supervisor, asked, options(3));
  expect(results).toMatchObject([{ ok: true }, { ok: false, kind: 'stale', row: { version: '2' } }, { ok: true }]);
});

test('UX-24: sent again because its answer was lost, what was done counts as done and is not done twice', async () => {
  const ids = [await requestWoundCare(), await requestWoundCare()];
  const asked = { verb: 'reassign', inputs: END_OF_SHIFT, items: firstOf(ids) } as const;
  const first = await actInBulk(supervisor, asked, options(1));
  const again = await actInBulk(supervisor, asked, options(2));
  expect(again.results.map((result) => result.ok && result.version)).toEqual(['2', '2']);
  expect(again.results.map(({ id }) => id)).toEqual(first.results.map(({ id }) => id));
  // The same act to somebody else, or of somebody else, is another act.
  const other = { ...asked, inputs: { ...END_OF_SHIFT, to: 'Practitioner/s1' } };
  expect((await actInBulk(supervisor, other, options(3))).results).toMatchObject([
    { kind: 'stale' },
    { kind: 'stale' },
  ]);
  const claimed = { verb: 'claim', inputs: {}, items: firstOf(ids) } as const;
  expect((await actInBulk(nurse, claimed, options(3))).results).toMatchObject([{ kind: 'stale' }, { kind: 'stale' }]);
});

test('a task that stands twice, more than go at once, and what a verb does not take are told by their field', () => {
  const faultsOf = (schema: typeof BulkAct | typeof BulkPreflight, body: object) =>
    schema.safeParse({ verb: 'claim', inputs: {}, ...body }).error?.issues.map(({ path }) => path.join('.'));
  const many = (count: number) => firstOf(Array.from({ length: count }, (_, index) => `t${index}`));
  expect(faultsOf(BulkAct, { items: firstOf(['t1', 't2', 't1']) })).toEqual(['items.2.id']);
  expect(faultsOf(BulkAct, { items: many(MOST_ACTED) })).toBeUndefined();
  expect(faultsOf(BulkAct, { items: many(MOST_ACTED + 1) })).toEqual(['items']);
  expect(faultsOf(BulkPreflight, { items: many(MOST_CHECKED + 1) })).toEqual(['items']);
  expect(faultsOf(BulkAct, { items: [] })).toEqual(['items']);
  expect(faultsOf(BulkAct, { items: many(1), verb: 'amend' })).toEqual(['inputs']);
  expect(faultsOf(BulkAct, { items: many(1), verb: 'hold', inputs: { to: 'Practitioner/s2' } })).toEqual(['inputs']);
  expect(faultsOf(BulkAct, { items: many(1), verb: 'complete' })).toEqual(['verb']);
});

test('UX-13: many are taken back at once; what somebody touched since stays, and says so', async () => {
  const ids = [await requestWoundCare(), await requestWoundCare(), await requestWoundCare()];
  await actOnTask(nurse, ids[0] ?? '', 'claim', { seenVersion: '1' }, { now: at(1) });
  const items = ids.map((id, index) => ({ id, seenVersion: index === 0 ? '2' : '1' }));
  const done = await actInBulk(supervisor, { verb: 'reassign', inputs: END_OF_SHIFT, items }, options(2));
  const left = done.results.map((result) => ({ id: result.id, seenVersion: result.ok ? result.version : '' }));
  await actOnTask(nurse2, ids[2] ?? '', 'accept', { seenVersion: '2' }, { now: at(2) });
  const { results } = await undoInBulk(supervisor, { items: left }, options(2.5));
  expect(results).toMatchObject([
    { ok: true, row: { owner: { reference: 'Practitioner/s1' }, status: 'accepted' } },
    { ok: true, row: { owner: null, status: 'requested' } },
    { ok: false, kind: 'stale', row: { version: '3' } },
  ]);
});

test('UX-13: what stood like that already is written no second time, and there is nothing of it to take back', async () => {
  const [routine, urgent] = [await requestWoundCare(), await requestWoundCare()];
  await actOnTask(nurse2, urgent, 'amend', { seenVersion: '1', priority: 'urgent' }, { now: at(1) });
  const items = [
    { id: routine, seenVersion: '1' },
    { id: urgent, seenVersion: '2' },
  ];
  const asked = { verb: 'amend', inputs: { priority: 'urgent' }, items } as const;
  const { results } = await actInBulk(supervisor, asked, options(2));
  expect(results).toMatchObject([
    { ok: true, version: '2' },
    { ok: true, version: '2', unchanged: true },
  ]);
  expect(results[0]).not.toHaveProperty('unchanged');
  expect((await readTaskPage(supervisor, urgent, { now: at(3) })).story[0]).toMatchObject({ version: '2' });
  // Whoever may not change it is refused, also where nothing would change.
  const refused = await actInBulk(nurse, { ...asked, items: [{ id: urgent, seenVersion: '2' }] }, options(3));
  expect(refused.results).toMatchObject([{ ok: false, kind: 'refused', refusal: { rule: 'task.amend.who' } }]);
});
