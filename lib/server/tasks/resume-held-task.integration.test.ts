import { type PgBoss, TestClock } from 'pg-boss';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { openHeldTaskTimers, setHeldTaskTimers } from '@/lib/server/jobs/held-tasks';
import { startTimers } from '@/lib/server/jobs/timers';
import { type FollowedEvent, followOnce } from '@/lib/server/ledger/follow-ledger';
import { type Numberer, startNumberer } from '@/lib/server/ledger/numberer';
import { until } from '@/lib/server/ledger/test-until';
import { actOnTask } from './act-on-task';
import { readTaskPage } from './read-task-page';
import { resumeHeldTask } from './resume-held-task';
import { NOW, nurse, openHospital, requestWoundCare } from './test-hospital';
import { HOLD_OVER } from './why-it-is-over';

const MINUTE = 60_000;
const clock = new TestClock(NOW);
const now = () => new Date(clock.now());
let database: TestDatabase;
let numberer: Numberer;
let boss: PgBoss;
beforeAll(async () => {
  database = await openHospital();
  numberer = startNumberer(database.url);
  boss = await startTimers(database.url, { clock });
  await openHeldTaskTimers(boss, (id) => resumeHeldTask(id, { now }));
});
afterAll(async () => {
  await boss.stop();
  await numberer.stop();
  await database.close();
});

const setTimers = (events: readonly FollowedEvent[]) => setHeldTaskTimers({ pool: database.pool, boss }, events);
const statusOf = async (id: string) => (await readTaskPage(nurse, id, { now: now() })).row.status;

/** Everything committed has its number, and whoever follows the ledger has acted on it. */
async function followed(): Promise<void> {
  await until(async () => {
    const { rowCount } = await database.pool.query('select from task_event where position is null limit 1');
    return rowCount === 0;
  }, 'every event has its position');
  while (((await followOnce(database.pool, { name: 'held-tasks', act: setTimers })) ?? 1) > 0) {
    // Until there is no more.
  }
}

/** So many minutes from now; the clock goes only forward. */
const inMinutes = (minutes: number) => new Date(clock.now() + minutes * MINUTE);

/** Jumps ahead, and lets the timers look. */
async function pass(minutes: number): Promise<void> {
  await clock.setTime(inMinutes(minutes));
  await clock.tick(10_000);
}

/** Wound care that a nurse has claimed. */
async function claimed(): Promise<string> {
  const id = await requestWoundCare();
  await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: now() });
  return id;
}

/** The same, held for so many minutes. */
async function heldFor(minutes: number): Promise<string> {
  const id = await claimed();
  const action = { seenVersion: '2', reason: 'Patient in theatre', until: inMinutes(minutes).toISOString() };
  await actOnTask(nurse, id, 'hold', action, { now: now() });
  await followed();
  return id;
}

test('a held task comes back by itself when its time has come, and says so', async () => {
  const id = await heldFor(30);
  await pass(29);
  expect(await statusOf(id)).toBe('on-hold');
  await pass(2);
  await until(async () => (await statusOf(id)) === 'accepted', 'it has come back');
  const page = await readTaskPage(nurse, id, { now: now() });
  expect(page.statusReason).toBe(HOLD_OVER);
  expect(page.story[0]).toMatchObject({
    act: 'resume',
    actor: { display: 'Taskward' },
    from: 'on-hold',
    to: 'accepted',
    reason: HOLD_OVER,
  });
  expect(page.row).toMatchObject({ mine: true, heldUntil: null, version: '4' });
});

test('who resumed it, or held it for longer, is not overruled', async () => {
  const resumed = await heldFor(30);
  await actOnTask(nurse, resumed, 'resume', { seenVersion: '3' }, { now: now() });
  const longer = await heldFor(30);
  await actOnTask(nurse, longer, 'resume', { seenVersion: '3' }, { now: now() });
  const action = { seenVersion: '4', reason: 'Still in theatre', until: inMinutes(90).toISOString() };
  await actOnTask(nurse, longer, 'hold', action, { now: now() });
  await followed();
  await pass(60);
  expect([await statusOf(resumed), await statusOf(longer)]).toEqual(['accepted', 'on-hold']);
  await pass(31);
  await until(async () => (await statusOf(longer)) === 'accepted', 'the longer one has come back');
  expect((await readTaskPage(nurse, resumed, { now: now() })).row.version).toBe('4');
});

test('a hold without a time stays', async () => {
  const id = await claimed();
  await actOnTask(nurse, id, 'hold', { seenVersion: '2', reason: 'Waiting' }, { now: now() });
  await followed();
  await pass(24 * 60);
  expect(await statusOf(id)).toBe('on-hold');
});

test('the same events acted on twice bring a task back once', async () => {
  const id = await heldFor(30);
  await database.pool.query(`update ledger_cursor set position = 0 where name = 'held-tasks'`);
  await followed();
  await pass(40);
  await until(async () => (await statusOf(id)) === 'accepted', 'it has come back');
  await pass(40);
  expect((await readTaskPage(nurse, id, { now: now() })).row.version).toBe('4');
});

/** Whether a timer that goes off too early leaves the task held. */
async function waitsForItsTime(resume: (id: string) => Promise<unknown>): Promise<boolean> {
  const id = await heldFor(30);
  await resume(id);
  return (await statusOf(id)) === 'on-hold';
}

test('a timer that goes off too early changes nothing; one that does not look at the time is caught', async () => {
  const careless = (id: string) => actOnTask(nurse, id, 'resume', { seenVersion: '3' }, { now: now() });
  expect(await waitsForItsTime((id) => resumeHeldTask(id, { now }))).toBe(true);
  expect(await waitsForItsTime(careless)).toBe(false);
});
