import type { Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { actOnTask } from './act-on-task';
import { at, NURSE, nurse, nurse3, openHospital, requestWoundCare } from './test-hospital';

// In a transaction many things are refused only when all of it is known; the outcome still names the entry at fault.
let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await openHospital();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

const soundOf = (actor: Actor) => ({
  resourceType: 'Task',
  status: 'draft',
  intent: 'order',
  performerType: [{ coding: [NURSE] }],
  requester: { reference: actor.reference },
});
const post = (resource: object) => ({
  resource,
  request: { method: 'POST', url: (resource as Resource).resourceType },
});

async function outcomeOf(faulty: object, actor = nurse3): Promise<[number, string[]]> {
  const sound = post(soundOf(actor));
  const entry = [sound, sound, faulty, sound];
  const { status, body } = await send('POST', '', {
    body: { resourceType: 'Bundle', type: 'transaction', entry },
    actor,
  });
  return [status, body.issue[0].expression];
}

test.each([
  ['a reference to what its maker does not see', post({ ...soundOf(nurse3), for: { reference: 'Patient/p1' } }), 422],
  ['a type that people never write', post({ resourceType: 'Patient', gender: 'female' }), 403],
  [
    'another’s patient changed',
    {
      resource: { resourceType: 'QuestionnaireResponse', id: 'of-p1', status: 'completed' },
      request: { method: 'PUT', url: 'QuestionnaireResponse/of-p1' },
    },
    404,
  ],
] as const)('%s: its entry is named', async (_, faulty, status) => {
  await send('PUT', '/QuestionnaireResponse/of-p1', {
    body: {
      resourceType: 'QuestionnaireResponse',
      id: 'of-p1',
      status: 'completed',
      subject: { reference: 'Patient/p1' },
    },
  });
  expect(await outcomeOf(faulty)).toEqual([status, [expect.stringMatching(/^Bundle\.entry\[2\]/)]]);
});

test('completed without its form: its entry is named', async () => {
  const id = await requestWoundCare();
  await actOnTask(nurse, id, 'claim', { seenVersion: '1' }, { now: at(1) });
  await actOnTask(nurse, id, 'start', { seenVersion: '2' }, { now: at(2) });
  const { body } = await send('GET', `/Task/${id}`);
  const output = [{ type: { text: 'a form' }, valueReference: { reference: 'QuestionnaireResponse/none' } }];
  await send('PUT', '/QuestionnaireResponse/none', {
    body: {
      resourceType: 'QuestionnaireResponse',
      id: 'none',
      status: 'completed',
      subject: { reference: 'Patient/p1' },
    },
  });
  const resource = { ...body, status: 'completed', output };
  expect(await outcomeOf({ resource, request: { method: 'PUT', url: `Task/${id}` } }, nurse)).toEqual([
    422,
    [expect.stringMatching(/^Bundle\.entry\[2\]/)],
  ]);
});
