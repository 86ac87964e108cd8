import type { Task } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHILDREN_LEFT_OPEN, LEAVES_CHILDREN } from '@/lib/domain/task/task-family';
import { HELD_WITH } from '@/lib/domain/task/task-hold';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { lookAtWoken } from '@/lib/server/jobs/woken-tasks';
import { actNow, bring, bringTask, type Made, partOf, statusNow, taskNow } from './family-fixture';
import { readTaskPage } from './read-task-page';
import { resumeHeldTask } from './resume-held-task';
import { at, NOW, nurse, nurse2, openHospital } from './test-hospital';

let database: TestDatabase;
beforeAll(async () => {
  database = await openHospital();
});
afterAll(() => database.close());

async function looked(now = () => NOW): Promise<void> {
  while ((await lookAtWoken(database.pool, (id) => resumeHeldTask(id, { now }))) > 0) {
    // Until there is no more.
  }
}

const reason = 'Patient in theatre';
const OTHERS = { owner: { reference: 'Practitioner/s3' } } as const;
const isHeldWith = (task: Task) => task.extension?.some(({ url }) => url === HELD_WITH) === true;

/** One part of every status, in the hands of the nurse, and one of somebody else. */
async function family(status: Task['status'] = 'in-progress') {
  const parent = await bringTask(status);
  const part = (of: Task['status'], more: Partial<Task> = {}) =>
    bringTask(of, { ...partOf(parent), code: { text: `Part ${of}` }, ...more });
  const parts = {
    requested: await part('requested'),
    accepted: await part('accepted'),
    ready: await part('ready'),
    started: await part('in-progress'),
    held: await part('on-hold'),
    theirs: await part('accepted', { ...OTHERS, code: { text: 'Part of a colleague' } }),
    completed: await part('completed'),
  };
  return { parent, parts };
}
const statusesOf = async (parts: Record<string, Made>) =>
  Object.fromEntries(
    await Promise.all(Object.entries(parts).map(async ([name, { id }]) => [name, await statusNow(id)] as const)),
  );

describe('putting a task on hold', () => {
  test('takes its parts along in one commit where that is possible, and names those it leaves', async () => {
    const { parent, parts } = await family();
    const { left } = await actNow('hold', parent, { reason });
    expect(await statusesOf(parts)).toEqual({
      requested: 'requested',
      accepted: 'on-hold',
      ready: 'on-hold',
      started: 'on-hold',
      held: 'on-hold',
      theirs: 'accepted',
      completed: 'completed',
    });
    expect(left).toEqual(expect.arrayContaining(['Part requested', 'Part of a colleague']));
    expect(left).toHaveLength(2);
    expect([isHeldWith(await taskNow(parts.ready.id)), isHeldWith(await taskNow(parts.held.id))]).toEqual([
      true,
      false,
    ]);
    const held = [parent.id, parts.accepted.id, parts.ready.id, parts.started.id];
    const { rows } = await database.pool.query<{ moment: string }>(
      `select updated::text as moment from resource
       where type = 'Provenance' and content::jsonb#>>'{target,0,reference}' = any ($1)`,
      [held.map((id) => `Task/${id}/_history/2`)],
    );
    // A record for each, all of one commit.
    expect(rows).toHaveLength(held.length);
    expect(new Set(rows.map(({ moment }) => moment)).size).toBe(1);
    const { story, waits } = await readTaskPage(nurse, parts.ready.id, { now: NOW });
    expect(story[0]).toMatchObject({ act: 'hold', reason: 'Held with the task it is part of: Patient in theatre' });
    expect(waits).toEqual([{ kind: 'with', task: { id: parent.id, title: 'Prepare the discharge' } }]);
  });

  test('they come back where they were when it goes on; what was held before stays held', async () => {
    const { parent, parts } = await family();
    await actNow('hold', parent, { reason });
    await looked();
    expect(await statusNow(parts.ready.id)).toBe('on-hold');
    await actNow('resume', parent);
    await looked();
    expect(await statusesOf(parts)).toMatchObject({
      accepted: 'accepted',
      ready: 'ready',
      started: 'in-progress',
      held: 'on-hold',
    });
    expect(await taskNow(parts.ready.id)).toMatchObject({
      statusReason: { text: 'The task it was held with goes on.' },
      meta: { versionId: '3' },
    });
    expect((await taskNow(parts.ready.id)).extension).toBeUndefined();
  });

  test('they come back as well when its time has come, or when it is closed', async () => {
    const { parent, parts } = await family();
    await actNow('hold', parent, { reason, until: at(30).toISOString() });
    await resumeHeldTask(parent.id, { now: () => at(31) });
    await looked(() => at(31));
    expect(await statusNow(parts.started.id)).toBe('in-progress');
    const other = await family();
    await actNow('hold', other.parent, { reason });
    await actNow('cancel', other.parent, { reason }, nurse2);
    await looked();
    expect(await taskNow(other.parts.started.id)).toMatchObject({
      status: 'in-progress',
      statusReason: { text: 'The task it was held with is cancelled.' },
    });
  });

  test('whoever resumes a part first is not overruled', async () => {
    const { parent, parts } = await family();
    await actNow('hold', parent, { reason });
    await actNow('resume', parts.started);
    await actNow('resume', parent);
    await looked();
    expect((await taskNow(parts.started.id)).meta?.versionId).toBe('3');
  });

  test('the part that it waits for goes on', async () => {
    const { parent, parts } = await family();
    await actNow('hold', parent, { reason, untilResource: `Task/${parts.started.id}` });
    expect(await statusNow(parts.started.id)).toBe('in-progress');
    await actNow('complete', parts.started);
    await looked();
    expect(await statusesOf({ parent, ready: parts.ready })).toEqual({ parent: 'in-progress', ready: 'ready' });
  });
});

describe('cancelling a task', () => {
  test('leaves its parts unless that is asked for', async () => {
    const { parent, parts } = await family();
    const before = await statusesOf(parts);
    expect((await actNow('cancel', parent, { reason }, nurse2)).left).toBeUndefined();
    expect(await statusesOf(parts)).toEqual(before);
  });

  test('takes along those that are the actor’s to cancel, and names the others', async () => {
    const { parent, parts } = await family();
    const theirs = { requester: { reference: 'Practitioner/s1' }, code: { text: 'Asked for by another' } } as const;
    const other = await bringTask('accepted', { ...partOf(parent), ...theirs });
    const { left } = await actNow('cancel', parent, { reason, withChildren: true }, nurse2);
    expect(left).toEqual(['Asked for by another']);
    expect(await statusesOf({ parent, ...parts, other })).toEqual({
      parent: 'cancelled',
      requested: 'cancelled',
      accepted: 'cancelled',
      ready: 'cancelled',
      started: 'cancelled',
      held: 'cancelled',
      theirs: 'cancelled',
      completed: 'completed',
      other: 'accepted',
    });
    expect(await taskNow(parts.held.id)).toMatchObject({
      statusReason: { text: 'Cancelled with the task it is part of: Patient in theatre' },
    });
  });
});

describe('completing a task that has open parts', () => {
  const refused = { refusal: { rule: 'task.complete.children' }, status: 422 };

  test('is refused with how many they are and the way forward, until it is said that they may stay', async () => {
    const parent = await bringTask('in-progress');
    const part = await bringTask('accepted', partOf(parent));
    await expect(actNow('complete', parent)).rejects.toMatchObject({
      ...refused,
      message: 'One task that is part of it is still open.',
    });
    await bringTask('on-hold', partOf(parent));
    await expect(actNow('complete', parent)).rejects.toThrow('2 tasks that are part of it are still open.');
    await actNow('complete', parent, { leaveChildren: true });
    const done = await taskNow(parent.id);
    expect([done.status, done.extension, await statusNow(part.id)]).toEqual([
      'completed',
      [LEAVES_CHILDREN],
      'accepted',
    ]);
    await actNow('reopen', parent, { reason });
    expect((await taskNow(parent.id)).extension).toBeUndefined();
  });

  test.each(['rejected', 'cancelled', 'failed', 'completed', 'entered-in-error'] as const)(
    'a part that is %s does not stand in the way',
    async (status) => {
      const parent = await bringTask('in-progress');
      await bringTask(status, partOf(parent));
      await actNow('complete', parent);
      expect(await statusNow(parent.id)).toBe('completed');
    },
  );

  const send = () => sendTo(database.pool);
  const put = (task: Made, more: object) => send()('PUT', `/Task/${task.id}`, { body: { ...task, ...more } });
  const entry = (resource: Made) => ({
    resource,
    request: { method: 'PUT', url: `Task/${resource.id}` },
  });

  test('binds programs too: they close the parts, or say that they leave them', async () => {
    const parent = await bringTask('in-progress');
    const part = await bringTask('accepted', partOf(parent));
    const answer = await put(parent, { status: 'completed' });
    expect([answer.status, answer.body.issue[0].details.coding?.[0].code]).toEqual([422, 'task.complete.children']);
    const extension = [{ url: CHILDREN_LEFT_OPEN, valueBoolean: true }];
    expect((await put(parent, { status: 'completed', extension })).status).toBe(200);
    expect(await statusNow(part.id)).toBe('accepted');
  });

  test('what the same transaction closes or opens counts', async () => {
    const parent = await bringTask('in-progress');
    const part = await bringTask('in-progress', partOf(parent));
    const done = entry({ ...parent, status: 'completed' });
    const more = entry({ ...(await bringTask('completed', partOf(parent))), status: 'in-progress' });
    const closed = entry({ ...part, status: 'completed' });
    const transaction = (...entries: object[]) =>
      send()('POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry: entries } });
    expect((await transaction(done, closed, more)).status).toBe(422);
    expect((await transaction(done, closed)).status).toBe(200);
    expect(await statusesOf({ parent, part })).toEqual({ parent: 'completed', part: 'completed' });
  });

  test('records that come from elsewhere closed are taken as they are', async () => {
    const parent = await bringTask('completed');
    await bringTask('accepted', partOf(parent));
    await bring({ ...(await taskNow(parent.id)), description: 'written again' });
    expect(await statusNow(parent.id)).toBe('completed');
  });
});

test('the page of a task shows its parts, what goes along, and what it is part of', async () => {
  const { parent, parts } = await family();
  const { family: seen } = await readTaskPage(nurse, parent.id, { now: NOW });
  expect(seen.children.map(({ row, held, cancelled }) => [row.title, held, cancelled])).toEqual(
    expect.arrayContaining([
      ['Part accepted', true, false],
      ['Part requested', false, false],
      ['Part of a colleague', false, false],
      ['Part completed', false, false],
    ]),
  );
  expect(seen.children.at(-1)?.row.title).toBe('Part completed');
  const { family: own } = await readTaskPage(nurse, parts.ready.id, { now: NOW });
  expect(own).toEqual({ parents: [{ id: parent.id, title: 'Prepare the discharge' }], children: [], hidden: 0 });
});
