import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { NotVisibleError, RefusedError } from '@/lib/domain/fhir/errors';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { createSession } from '@/lib/server/access/sessions';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { until } from '@/lib/server/ledger/test-until';
import { actOnTask } from '@/lib/server/tasks/act-on-task';
import { NOW, nurse, nurse2, nurse3, openHospital, requestWoundCare } from '@/lib/server/tasks/test-hospital';
import { handle } from './handle';

const OWN = 'http://localhost:3000';
let database: TestDatabase;
let send: Send;
let cookie: string;
beforeAll(async () => {
  database = await openHospital();
  send = sendTo(database.pool);
  await putKnownAccounts(
    [
      {
        username: 'nurse',
        display: nurse.display,
        password: 'demo',
        accessRole: 'clinician',
        practitioner: nurse.reference,
        units: ['ward-a'],
      },
    ],
    NOW,
  );
  const { rows } = await database.pool.query<{ id: string }>('select id from account');
  cookie = `taskward_session=${await createSession({ accountId: rows[0]?.id ?? '', userAgent: '', replaces: undefined, now: new Date() })}`;
});
afterAll(() => database.close());

type Recorded = { rule: string; who: string; about: string | undefined };
async function recorded(): Promise<Recorded[]> {
  const { rows } = await database.pool.query<{ content: string }>(
    `select content from resource where type = 'AuditEvent' and content::jsonb->>'outcome' = '4' order by updated, id`,
  );
  return rows.map(({ content }) => {
    const { outcomeDesc, agent, entity } = JSON.parse(content);
    return { rule: outcomeDesc, who: agent[0].who.reference, about: entity?.[0].what.reference };
  });
}

/** What is recorded while something is done. */
async function newly(work: () => Promise<unknown>): Promise<Recorded[]> {
  const before = await recorded();
  await work();
  return (await recorded()).slice(before.length);
}

const claim = (id: string, actor: Actor) =>
  send('PATCH', `/Task/${id}`, {
    actor,
    headers: { 'content-type': 'application/json-patch+json', 'if-match': 'W/"1"' },
    body: [
      { op: 'replace', path: '/status', value: 'completed' },
      { op: 'add', path: '/owner', value: { reference: actor.reference } },
    ],
  });

test('what is refused over FHIR is recorded: who, by which rule, about what; alone, in a batch and in a transaction', async () => {
  const id = await requestWoundCare();
  const refused = { rule: expect.stringMatching(/^task\./), who: nurse.reference, about: `Task/${id}` };
  expect(await newly(() => claim(id, nurse))).toEqual([refused]);
  expect(await newly(() => send('GET', `/Task/${id}`, { actor: nurse3 }))).toEqual([
    { rule: 'access.not-visible', who: nurse3.reference, about: `Task/${id}` },
  ]);
  const entry = [
    { request: { method: 'GET', url: 'Patient/p1' } },
    { request: { method: 'DELETE', url: `Task/${id}` } },
  ];
  const bundle = (type: string) => ({ resourceType: 'Bundle', type, entry });
  const batch = await newly(() => send('POST', '', { actor: nurse3, body: bundle('batch') }));
  expect(batch.map(({ about }) => about).toSorted()).toEqual(['Patient/p1', `Task/${id}`]);
  expect(await newly(() => send('POST', '', { actor: nurse2, body: bundle('transaction') }))).toHaveLength(1);
});

test('so is what is refused to a screen', async () => {
  const id = await requestWoundCare();
  const route = handle({
    permission: 'task:act',
    params: z.object({ id: z.string() }),
    run: ({ actor, params, now }) => actOnTask(actor, params.id, 'complete', { seenVersion: '1' }, { now }),
  });
  const request = new Request(`${OWN}/api/tasks/${id}/actions/complete`, {
    method: 'POST',
    headers: { cookie, origin: OWN },
  });
  const events = await newly(() => route(request, { params: Promise.resolve({ id }) }));
  expect(events).toEqual([{ rule: 'task.complete.who', who: nurse.reference, about: `Task/${id}` }]);
  const forAdmins = handle({ permission: 'people:administer', run: () => 1 });
  const denied = await newly(() => forAdmins(new Request(`${OWN}/api/admin/people`, { headers: { cookie } })));
  expect(denied).toEqual([{ rule: 'access.forbidden', who: nurse.reference, about: undefined }]);
});

test('a conflict and an input that is not understood are no refusals', async () => {
  const id = await requestWoundCare();
  const stale = {
    headers: { 'if-match': 'W/"7"' },
    body: { resourceType: 'Task', id, status: 'requested', intent: 'order' },
  };
  expect(await newly(() => send('PUT', `/Task/${id}`, stale))).toEqual([]);
  expect(await newly(() => send('POST', '/Task', { body: { resourceType: 'Task', status: 'nonsense' } }))).toEqual([]);
});

type Route = (request: Request) => Promise<Response>;
/** A route whose work is always refused. */
const refusing: Route = handle({
  permission: 'task:read',
  run: () => {
    throw new NotVisibleError('This task');
  },
});
/** One that answers first and records when it gets round to it. */
let late: Promise<unknown> | undefined;
const hasty: Route = async (request) => {
  late = refusing(request);
  return new Response(null, { status: 404 });
};

/** Whether an answer waits for its record: here the record cannot be written for as long as the table is locked. */
async function waitsForItsRecord(route: Route): Promise<boolean> {
  const holder = await database.pool.connect();
  try {
    await holder.query('begin; lock table resource in exclusive mode');
    let answered = false;
    const answer = route(new Request(`${OWN}/api/tasks/x`, { headers: { cookie } })).then(() => {
      answered = true;
    });
    await until(async () => {
      const { rows } = await holder.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_locks where not granted and relation = 'resource'::regclass`,
      );
      return (rows[0]?.waiting ?? 0) > 0;
    }, 'the record waits for the table');
    const waits = !answered;
    await holder.query('commit');
    await answer;
    return waits;
  } finally {
    await holder.query('rollback');
    holder.release();
  }
}

test('nobody is told of a refusal before it is recorded; one who answers first is caught', async () => {
  expect(await waitsForItsRecord(refusing)).toBe(true);
  expect(await waitsForItsRecord(hasty)).toBe(false);
  // Its record is not to land in the next test.
  await late;
});

test('the record names no patient and holds none of the words that were sent', async () => {
  const refusal = { rule: 'task.x', message: 'Lindqvist', wayForward: 'Maria' };
  const route = handle({
    permission: 'task:read',
    run: () => {
      throw new RefusedError(refusal, 403);
    },
  });
  const events = await newly(() => route(new Request(`${OWN}/api/patients/p1`, { headers: { cookie } })));
  expect(events).toEqual([{ rule: 'task.x', who: nurse.reference, about: 'Patient/p1' }]);
  const { rows } = await database.pool.query(
    `select from resource where type = 'AuditEvent' and (content ilike '%lindqvist%' or content like '%Maria%')`,
  );
  expect(rows).toEqual([]);
});
