import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { requestedTask, type Send, sendTo, type TestAnswer } from './endpoint-fixture';

let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

const transaction = (entry: unknown[], type = 'transaction'): Promise<TestAnswer> =>
  send('POST', '', { body: { resourceType: 'Bundle', type, entry } });
const post = (resource: { resourceType: string }, more: object = {}, request: object = {}) => ({
  ...more,
  resource,
  request: { method: 'POST', url: resource.resourceType, ...request },
});
const patient = (value: string) => ({ resourceType: 'Patient', identifier: [{ system: 'urn:mrn', value }] });
const statuses = ({ body }: TestAnswer): string[] =>
  body.entry.map((each: { response: { status: string } }) => each.response.status);

async function rows(): Promise<number> {
  return Number((await database.pool.query('select count(*) from resource')).rows[0].count);
}

describe('many entries', () => {
  test('the outcome names the entry at fault', async () => {
    const { status, body } = await transaction([post(requestedTask()), post(requestedTask({ status: 'ongoing' }))]);
    expect([status, body.issue[0].expression[0]]).toEqual([422, expect.stringContaining('Bundle.entry[1]')]);
  });

  test('in a batch the faulty one fails alone', async () => {
    const answer = await transaction(
      [post(requestedTask()), post(requestedTask({ status: 'ongoing' })), post(requestedTask())],
      'batch',
    );
    expect(statuses(answer)).toEqual(['201', '422', '201']);
  });

  test('120 entries go in together, with one Provenance for each', async () => {
    const answer = await transaction(Array.from({ length: 120 }, () => post(requestedTask())));
    expect(new Set(statuses(answer))).toEqual(new Set(['201']));
    const first = answer.body.entry[0].resource.id;
    const { body } = await send('GET', `/Provenance?target=Task/${first}`);
    expect(body.entry).toHaveLength(1);
    expect(body.entry[0].resource.target).toEqual([{ reference: `Task/${first}/_history/1` }]);
  });
});

describe('references', () => {
  test('urn:uuid, relative and absolute fullUrls become what was created, in any order', async () => {
    const answer = await transaction([
      post(
        requestedTask({
          for: { reference: 'urn:uuid:p' },
          partOf: [{ reference: 'Task/temporary' }],
          owner: { reference: 'http://other.example/Organization/o' },
        }),
      ),
      post({ resourceType: 'Organization', name: 'Ward' } as never, { fullUrl: 'http://other.example/Organization/o' }),
      post(patient('urn'), { fullUrl: 'urn:uuid:p' }),
      post(requestedTask({ id: 'temporary' }), { fullUrl: 'http://other.example/Task/temporary' }),
    ]);
    expect(answer.status).toBe(200);
    const [child, organization, person, parent] = answer.body.entry.map(
      ({ resource }: { resource: object }) => resource,
    );
    expect(child.for.reference).toBe(`Patient/${person.id}`);
    expect(child.owner.reference).toBe(`Organization/${organization.id}`);
    expect(child.partOf[0].reference).toBe(`Task/${parent.id}`);
    expect((await send('GET', `/Task/${child.id}`)).body.for.reference).toBe(`Patient/${person.id}`);
  });

  test('an identifier that looks like a fullUrl stays as it is', async () => {
    const answer = await transaction([
      post({ ...patient('x'), identifier: [{ system: 'urn:ietf:rfc:3986', value: 'urn:uuid:q' }] } as never, {
        fullUrl: 'urn:uuid:q',
      }),
      post(requestedTask({ for: { reference: 'urn:uuid:q' } })),
    ]);
    expect(answer.body.entry[0].resource.identifier[0].value).toBe('urn:uuid:q');
  });

  test('a conditional reference becomes the one that matches; none or several refuse the whole', async () => {
    const { body } = await send('POST', '/Patient', { body: patient('cond') });
    const entry = post(requestedTask({ for: { reference: 'Patient?identifier=urn:mrn|cond' } }));
    const answer = await transaction([entry]);
    expect(answer.body.entry[0].resource.for.reference).toBe(`Patient/${body.id}`);
    await send('POST', '/Patient', { body: patient('cond') });
    const before = await rows();
    expect((await transaction([post(requestedTask()), entry])).status).toBe(412);
    expect(
      (await transaction([post(requestedTask({ for: { reference: 'Patient?identifier=urn:mrn|nobody' } }))])).status,
    ).toBe(412);
    expect(await rows()).toBe(before);
  });

  test('a conditional create that finds its patient points the task at it', async () => {
    const { body } = await send('POST', '/Patient', { body: patient('known') });
    const answer = await transaction([
      post(patient('known'), { fullUrl: 'urn:uuid:k' }, { ifNoneExist: 'identifier=urn:mrn|known' }),
      post(requestedTask({ for: { reference: 'urn:uuid:k' } })),
    ]);
    expect(statuses(answer)).toEqual(['200', '201']);
    expect(answer.body.entry[1].resource.for.reference).toBe(`Patient/${body.id}`);
  });

  test('16 transactions that create the same patient conditionally make one, and 16 tasks for it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 16 }, () =>
        transaction([
          post(patient('race'), { fullUrl: 'urn:uuid:r' }, { ifNoneExist: 'identifier=urn:mrn|race' }),
          post(requestedTask({ for: { reference: 'urn:uuid:r' } })),
        ]),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const { body } = await send('GET', '/Patient?identifier=urn:mrn|race');
    expect(body.total).toBe(1);
    expect((await send('GET', `/Task?patient=${body.entry[0].resource.id}`)).body.total).toBe(16);
  });
});

test('deletions come before creations, updates after them, reads last; the answer keeps the order asked', async () => {
  const { body: draft } = await send('POST', '/Task', { body: requestedTask({ status: 'draft' }) });
  const patch = {
    resourceType: 'Binary',
    contentType: 'application/json-patch+json',
    data: Buffer.from('[{"op":"add","path":"/active","value":true}]').toString('base64'),
  };
  const { body: person } = await send('POST', '/Patient', { body: patient('order') });
  const answer = await transaction([
    { request: { method: 'GET', url: 'Patient?identifier=urn:mrn|order&active=true' } },
    { resource: patch, request: { method: 'PATCH', url: `Patient/${person.id}` } },
    post(requestedTask()),
    { request: { method: 'DELETE', url: `Task/${draft.id}` } },
    { request: { method: 'GET', url: `Task/${draft.id}` } },
  ]);
  expect(statuses(answer)).toEqual(['200', '200', '201', '204', '410']);
  expect(answer.body.entry[0].resource.entry).toHaveLength(1);
});
