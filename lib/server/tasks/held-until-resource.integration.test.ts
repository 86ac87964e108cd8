import type { DiagnosticReport, ServiceRequest } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultOf } from '@/lib/domain/task/awaited';
import { HELD_UNTIL_RESOURCE } from '@/lib/domain/task/task-hold';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { lookAtWoken, wakeAll } from '@/lib/server/jobs/woken-tasks';
import { actNow, bring, bringTask, type Made, statusNow, taskNow } from './family-fixture';
import { readTaskPage } from './read-task-page';
import { resumeHeldTask } from './resume-held-task';
import { at, NOW, nurse, nurse3, openHospital } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

const resume = (id: string) => resumeHeldTask(id, { now: () => NOW });
/** Everybody who was woken has been looked at, by as many workers as are named. */
async function looked(workers = 1): Promise<void> {
  const look = () => lookAtWoken(database.pool, resume);
  while ((await Promise.all(Array.from({ length: workers }, look))).some((count) => count > 0)) {
    // Until there is no more.
  }
}

const order = (): Promise<ServiceRequest & { id: string }> =>
  bring({ resourceType: 'ServiceRequest', status: 'active', intent: 'order', subject: { reference: 'Patient/p1' } });
const report = (about: { id: string }, status: DiagnosticReport['status'] = 'final') =>
  bring<DiagnosticReport>({
    resourceType: 'DiagnosticReport',
    status,
    code: { text: 'Potassium' },
    subject: { reference: 'Patient/p1' },
    basedOn: [{ reference: `ServiceRequest/${about.id}` }],
  });
const reason = 'Waiting for a result';

async function heldForResult(): Promise<{ asked: { id: string }; task: Made }> {
  const asked = await order();
  const task = await bringTask('accepted', { basedOn: [{ reference: `ServiceRequest/${asked.id}` }] });
  await actNow('hold', task, { reason, untilResource: resultOf(`ServiceRequest/${asked.id}`) });
  await looked();
  return { asked, task };
}

test('a task held until the result for its order comes back by itself when it arrives, and says so', async () => {
  const { asked, task } = await heldForResult();
  expect(await readTaskPage(nurse, task.id, { now: NOW })).toMatchObject({ waits: [{ kind: 'result', task: null }] });
  await report(await order());
  await report(asked, 'registered');
  await looked();
  expect(await statusNow(task.id)).toBe('on-hold');
  await report(asked);
  await looked();
  const page = await readTaskPage(nurse, task.id, { now: NOW });
  expect(page).toMatchObject({
    row: { status: 'accepted', mine: true },
    statusReason: 'The result for the order has arrived.',
    waits: [],
  });
  expect(page.story[0]).toMatchObject({ act: 'resume', actor: { display: 'Taskward' } });
  expect((await taskNow(task.id)).extension).toBeUndefined();
});

test('nobody is woken by what nobody waits for, and a claim wakes nobody', async () => {
  await report(await order());
  await actNow('start', await bringTask('accepted'));
  expect((await database.pool.query('select from task_woken')).rowCount).toBe(0);
});

type Worker = (id: string) => Promise<unknown>;

/** How often a task came back that two workers looked at together, eight results having come. */
async function comebacks(worker: Worker): Promise<number> {
  const { asked, task } = await heldForResult();
  await Promise.all(Array.from({ length: 8 }, () => report(asked)));
  const ids = (await database.pool.query<{ id: string }>('delete from task_woken returning task_id as id')).rows;
  await Promise.all(ids.map(({ id }) => worker(id).catch(() => undefined)));
  const { story } = await readTaskPage(nurse, task.id, { now: NOW });
  return story.filter(({ act, reason: why }) => act === 'resume' || why === 'again').length;
}

test('it comes back once although several workers look; one that does not look at the version is caught', async () => {
  const heedless: Worker = async (id) => {
    const send = sendTo(database.pool);
    const { extension: _held, ...held } = await taskNow(id);
    await send('PUT', `/Task/${id}`, { body: { ...held, status: 'accepted', statusReason: { text: 'again' } } });
    await send('PUT', `/Task/${id}`, { body: { ...held, status: 'on-hold' } });
  };
  expect(await comebacks(resume)).toBe(1);
  expect(await comebacks(heedless)).toBeGreaterThan(1);
});

test('two workers at one list bring each task back once', async () => {
  const tasks = await Promise.all(Array.from({ length: 6 }, heldForResult));
  await Promise.all(tasks.map(({ asked }) => report(asked)));
  await looked(2);
  const versions = await Promise.all(tasks.map(async ({ task }) => (await taskNow(task.id)).meta?.versionId));
  expect(versions).toEqual(tasks.map(() => '3'));
});

test('a worker that is killed at it leaves the task on the list', async () => {
  const { asked, task } = await heldForResult();
  await report(asked);
  const killed = () => Promise.reject(new Error('killed'));
  expect(await lookAtWoken(database.pool, killed)).toBe(0);
  expect(await statusNow(task.id)).toBe('on-hold');
  await looked();
  expect(await statusNow(task.id)).toBe('accepted');
});

test('what was missed is found by the sweep', async () => {
  const { asked, task } = await heldForResult();
  await report(asked);
  await database.pool.query('delete from task_woken');
  await looked();
  expect(await statusNow(task.id)).toBe('on-hold');
  await wakeAll(database.pool);
  await looked();
  expect(await statusNow(task.id)).toBe('accepted');
});

test('whoever would wait for what is there already is told so; for a program the task comes back at once', async () => {
  const asked = await order();
  await report(asked);
  const untilResource = resultOf(`ServiceRequest/${asked.id}`);
  const task = await bringTask('accepted');
  await expect(actNow('hold', task, { reason, untilResource })).rejects.toThrow('There is nothing to wait for.');
  const held = await bringTask('on-hold', { extension: [{ url: HELD_UNTIL_RESOURCE, valueUri: untilResource }] });
  await looked();
  expect(await statusNow(held.id)).toBe('in-progress');
});

test('the time brings it back where the result does not come', async () => {
  const asked = await order();
  const task = await bringTask('accepted');
  const untilResource = resultOf(`ServiceRequest/${asked.id}`);
  await actNow('hold', task, { reason, untilResource, until: at(30).toISOString() });
  await resumeHeldTask(task.id, { now: () => at(29) });
  expect(await statusNow(task.id)).toBe('on-hold');
  await resumeHeldTask(task.id, { now: () => at(31) });
  expect(await taskNow(task.id)).toMatchObject({ status: 'accepted', statusReason: { text: /time it was held/ } });
  expect((await database.pool.query('select from task_wait where task_id = $1', [task.id])).rowCount).toBe(0);
});

const ENDS = [
  ['completed', 'The task it waited for is completed.'],
  ['cancelled', 'The task it waited for is cancelled.'],
  ['failed', 'The task it waited for is failed.'],
  ['entered-in-error', 'The task it waited for is entered in error.'],
] as const;

test.each(ENDS)('a task that waits for another comes back when that is %s, and says so', async (end, words) => {
  const other = await bringTask('in-progress');
  const task = await bringTask('ready');
  await actNow('hold', task, { reason, untilResource: `Task/${other.id}` });
  await actNow('hold', other, { reason });
  await looked();
  expect(await readTaskPage(nurse, task.id, { now: NOW })).toMatchObject({
    row: { status: 'on-hold' },
    waits: [{ kind: 'task', task: { id: other.id, title: 'Prepare the discharge' } }],
  });
  await bring({ ...(await taskNow(other.id)), status: 'in-progress' });
  await bring({ ...(await taskNow(other.id)), status: end });
  await looked();
  expect(await taskNow(task.id)).toMatchObject({ status: 'ready', statusReason: { text: words } });
});

test('two tasks cannot wait for each other, nor one for itself', async () => {
  const [one, two, three] = [await bringTask('accepted'), await bringTask('accepted'), await bringTask('accepted')];
  await expect(actNow('hold', one, { reason, untilResource: `Task/${one.id}` })).rejects.toThrow('waits for this one');
  await actNow('hold', one, { reason, untilResource: `Task/${two.id}` });
  await actNow('hold', two, { reason, untilResource: `Task/${three.id}` });
  await expect(actNow('hold', three, { reason, untilResource: `Task/${one.id}` })).rejects.toThrow(
    'waits for this one',
  );
});

const WRONG = [
  ['DiagnosticReport?status=final', 'that names what it is about'],
  ['DiagnosticReport?based-on=ServiceRequest/1&colour=red', 'cannot be searched by colour'],
  ['DiagnosticReport?identifier=ServiceRequest/1', 'is no reference'],
  ['DiagnosticReport?subject=Patient/p1&subject.name=x', 'by plain parameters'],
  ['DiagnosticReport?subject=Patient/p1&_include=DiagnosticReport:subject', 'by plain parameters'],
  ['DiagnosticReport?subject=Patient/p1&date=yesterday', 'date'],
  ['AuditEvent?entity=Task/1', 'by plain parameters'],
  ['Nothing?subject=Patient/p1', 'that names what it is about'],
  ['Task/1?x', 'that names what it is about'],
] as const;

test.each(WRONG)('what cannot be noticed is refused with words: %s', async (untilResource, words) => {
  await expect(actNow('hold', await bringTask('accepted'), { reason, untilResource })).rejects.toThrow(words);
  const body = { ...(await bringTask('accepted')), status: 'on-hold' };
  const extension = [{ url: HELD_UNTIL_RESOURCE, valueUri: untilResource }];
  const answer = await sendTo(database.pool)('PUT', `/Task/${body.id}`, { body: { ...body, extension } });
  expect([answer.status, answer.body.issue[0].details.text]).toEqual([
    expect.toSatisfy((status: number) => status === 400 || status === 422),
    expect.stringContaining(words),
  ]);
});

test('nobody can wait for what they do not see', async () => {
  const hidden = await bringTask('accepted', {
    for: { reference: 'Patient/p2' },
    encounter: { reference: 'Encounter/e2' },
    owner: { reference: 'Practitioner/s3' },
    requester: { reference: 'Practitioner/s3' },
  });
  for (const untilResource of [`Task/${hidden.id}`, 'DiagnosticReport?subject=Patient/p2']) {
    await expect(actNow('hold', await bringTask('accepted'), { reason, untilResource })).rejects.toThrow(
      'not yours to see',
    );
  }
  const theirs = await bringTask('accepted', { owner: { reference: 'Practitioner/s3' } });
  await expect(
    actNow('hold', theirs, { reason, untilResource: 'DiagnosticReport?subject=Patient/p2' }, nurse3),
  ).resolves.toBeDefined();
});
