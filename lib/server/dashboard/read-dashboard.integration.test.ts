import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import type { Measure } from '@/lib/domain/metrics/dashboard';
import { OPEN_STATUSES, type TaskStatus } from '@/lib/domain/task/task-status';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { readBoard } from '@/lib/server/board/read-board';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { listWorklist } from '@/lib/server/worklist/list-worklist';
import { anyTask, openWards, person, seeded, type WardTask, writeTask } from '@/lib/server/worklist/ward-fixture';
import { readDashboard } from './read-dashboard';

const NOW = new Date('2026-03-10T14:20:00.000Z');
const READERS: readonly Actor[] = [
  person(0, 'supervisor'),
  person(4, 'supervisor'),
  person(1, 'manager'),
  person(2, 'auditor'),
];

let database: TestDatabase;
const tasks: WardTask[] = [];
beforeAll(async () => {
  database = await testDatabase();
  await openWards(database.pool);
  const random = seeded(7);
  for (let number = 0; number < 300; number += 1) {
    tasks.push(await writeTask(database.pool, anyTask(number, random, [NOW.getTime()])));
  }
});
afterAll(() => database.close());

async function idsBehind(actor: Actor, { href }: Measure): Promise<string[]> {
  const params = Object.fromEntries(new URL(href, 'http://localhost').searchParams);
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listWorklist(
      actor,
      WorklistQuery.parse({ ...params, ...(cursor !== undefined && { cursor }) }),
      { now: NOW },
    );
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

const seenBy = (actor: Actor) => tasks.filter(({ reach }) => reach.some((key) => readKeysOf(actor).includes(key)));
const isOpen = ({ status }: WardTask) => (OPEN_STATUSES as readonly TaskStatus[]).includes(status);

test('each number is the length of the list behind it', async () => {
  for (const actor of READERS) {
    const { open, unclaimed, overdue, doneToday, byStatus, byRole, byType } = await readDashboard(actor, { now: NOW });
    expect(byRole.length).toBe(3);
    expect(byType.length).toBe(3);
    for (const measure of [open, unclaimed, overdue, doneToday, ...byStatus, ...byRole, ...byType]) {
      const ids = await idsBehind(actor, measure);
      expect([measure.href, new Set(ids).size]).toEqual([measure.href, measure.count]);
    }
  }
});

test('each number is a count over all tasks', async () => {
  for (const actor of READERS) {
    const dashboard = await readDashboard(actor, { now: NOW });
    const open = seenBy(actor).filter(isOpen);
    expect(dashboard.open.count).toBe(open.length);
    expect(dashboard.unclaimed.count).toBe(open.filter(({ owner }) => owner === null).length);
    expect(dashboard.overdue.count).toBe(open.filter(({ due }) => due < NOW.getTime()).length);
    expect(dashboard.byStatus.map(({ count }) => count)).toEqual(
      OPEN_STATUSES.map((status) => open.filter((task) => task.status === status).length),
    );
    expect(dashboard.byRole.reduce((sum, { count }) => sum + count, 0)).toBe(
      open.reduce((sum, { roles }) => sum + roles.length, 0),
    );
    expect(dashboard.byType.reduce((sum, { count }) => sum + count, 0)).toBe(
      open.filter(({ type }) => type !== null).length,
    );
  }
});

test('a board has a column for what nobody has and one for each person of the unit, with all that they carry', async () => {
  const supervisor = person(0, 'supervisor');
  const board = await readBoard(supervisor, 'ward-a', { now: NOW });
  const open = seenBy(supervisor).filter(isOpen);
  expect(board.unit).toEqual({ reference: 'Location/ward-a', display: 'Ward A' });
  expect(board.columns.map(({ owner }) => owner?.display ?? null)).toEqual([null, 'Staff 0', 'Staff 1', 'Staff 2']);
  expect(board.columns[0]?.open).toBe(open.filter(({ owner, unit }) => owner === null && unit === 'ward-a').length);
  for (const [index, column] of board.columns.slice(1).entries()) {
    const carried = open.filter(({ owner }) => owner !== null && person(index).handles.includes(owner));
    expect(column).toMatchObject({
      open: carried.length,
      overdue: carried.filter(({ due }) => due < NOW.getTime()).length,
      stat: carried.filter(({ priorityRank }) => priorityRank === 1).length,
    });
    expect(column.tasks.map(({ id }) => id).sort()).toEqual(carried.map(({ id }) => id).sort());
  }
});

test('the board of unrouted work holds what nobody here would otherwise see', async () => {
  const supervisor = person(0, 'supervisor');
  const { unit, columns, units } = await readBoard(supervisor, 'unrouted', { now: NOW });
  expect(unit).toBeNull();
  expect(units.map(({ reference }) => reference)).toEqual(['Location/ward-a', 'unrouted']);
  expect(columns[0]?.open).toBe(tasks.filter((task) => isOpen(task) && task.reach.includes('unrouted')).length);
  expect(columns[0]?.open).toBeGreaterThan(5);
});

test('a unit that is not the reader’s has no board', async () => {
  await expect(readBoard(person(0, 'supervisor'), 'ward-b', { now: NOW })).rejects.toThrow('not yours to see');
  await expect(readBoard(person(0), 'unrouted', { now: NOW })).rejects.toThrow('not yours to see');
});
