import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { requestedTask, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';

// Who did not say which version they saw is not sent away because others are quick; the last of many waits, and is served.
const WRITERS = 8;
const EACH = process.env.PROVE === '1' ? 400 : 40;
const PATCH = { 'content-type': 'application/json-patch+json' };
let database: TestDatabase;
let send: Send;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
});
afterAll(() => database.close());

type Write = (id: string, text: string) => Promise<number>;
const put: Write = async (id, text) =>
  (await send('PUT', `/Task/${id}`, { body: requestedTask({ id, description: text }) })).status;
const patch: Write = async (id, value) =>
  (await send('PATCH', `/Task/${id}`, { headers: PATCH, body: [{ op: 'add', path: '/description', value }] })).status;
/** Looks, writes what it saw, and gives up after a few tries. */
const hopeful: Write = async (id, text) => {
  for (let tries = 0; tries < 3; tries += 1) {
    const { body } = await send('GET', `/Task/${id}`);
    const headers = { 'if-match': `W/"${body.meta.versionId}"` };
    const { status } = await send('PUT', `/Task/${id}`, { headers, body: requestedTask({ id, description: text }) });
    if (status !== 412) {
      return status;
    }
  }
  return 503;
};

/** Writers on one Task, each one write after another; what they were answered, and the version that stands then. */
async function crowd(writes: readonly Write[]): Promise<{ refused: number[]; version: number }> {
  const { body } = await send('POST', '/Task', { body: requestedTask() });
  const answers = await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      const own: number[] = [];
      for (let number = 0; number < EACH; number += 1) {
        const write = writes[(writer + number) % writes.length] ?? put;
        own.push(await write(body.id, `${writer}/${number}`));
      }
      return own;
    }),
  );
  const { body: last } = await send('GET', `/Task/${body.id}`);
  return { refused: answers.flat().filter((status) => status !== 200), version: Number(last.meta.versionId) };
}

test('every unconditional write of a crowd on one Task is done, once each; one who only hopes is sent away', async () => {
  expect(await crowd([put, patch])).toEqual({ refused: [], version: 1 + WRITERS * EACH });
  expect((await crowd([hopeful])).refused.length).toBeGreaterThan(0);
});

test('a patch that finds the Task deleted meanwhile does not bring it back', async () => {
  const { body } = await send('POST', '/Task', { body: requestedTask({ status: 'draft' }) });
  const answers = await Promise.all([
    ...Array.from({ length: 12 }, (_, number) => patch(body.id, String(number))),
    send('DELETE', `/Task/${body.id}`).then(({ status }) => status),
  ]);
  expect(answers.at(-1)).toBe(204);
  expect(answers.slice(0, -1).filter((status) => ![200, 404, 410].includes(status))).toEqual([]);
  expect((await send('GET', `/Task/${body.id}`)).status).toBe(410);
});
