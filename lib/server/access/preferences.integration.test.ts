import type { AuditEvent } from '@medplum/fhirtypes';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PUT } from '@/app/api/account/preferences/route';
import { POST as search } from '@/app/api/worklist/search/route';
import { DEFAULT_PREFERENCES, Preferences } from '@/lib/domain/access/preferences';
import { WorklistPage } from '@/lib/domain/worklist/worklist-row';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { type SignedInPost, signedIn } from '@/lib/server/http/signed-in-fixture';
import { requireSession } from './actor-of-request';

let database: TestDatabase;
let nurse: SignedInPost;
let other: SignedInPost;
beforeAll(async () => {
  database = await testDatabase();
  nurse = await signedIn('nurse');
  other = await signedIn('nurse2');
});
afterAll(() => database.close());

const OWN = Preferences.parse({ theme: 'dark', contrast: 'high', listKeys: true, keys: { claim: 'b' } });
const send = (by: SignedInPost, body: unknown) => {
  const asked = by('/api/account/preferences', body);
  return PUT(new Request(asked, { method: 'PUT' }));
};
const found = async (by: SignedInPost) => (await requireSession(by('/api/session', {}), new Date())).preferences;

test('what a person sets comes with their sessions, and with nobody else’s', async () => {
  expect(await found(nurse)).toEqual(DEFAULT_PREFERENCES);
  expect((await send(nurse, OWN)).status).toBe(204);
  expect([await found(nurse), await found(other)]).toEqual([OWN, DEFAULT_PREFERENCES]);
});

test('nothing else can be stored there, and nobody else can store it', async () => {
  const refused = [
    await send(nurse, { keys: { claim: 'j' } }),
    await send(nurse, { theme: 'x'.repeat(10_000) }),
    await send(nurse, { accountId: 'other' }),
    await PUT(
      new Request('http://localhost:3000/api/account/preferences', {
        method: 'PUT',
        headers: { origin: 'http://localhost:3000', host: 'localhost:3000', 'content-type': 'application/json' },
        body: '{}',
      }),
    ),
  ];
  expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 401]);
});

test('words of a task are searched in the body, and recorded as a read', async () => {
  const answer = await search(nurse('/api/worklist/search', { text: 'wound' }));
  expect(answer.status).toBe(200);
  expect(WorklistPage.parse(await answer.json()).rows).toEqual([]);
  const { rows } = await database.pool.query<{ content: string }>(
    "select content from resource where type = 'AuditEvent'",
  );
  const events = rows.map(({ content }) => JSON.parse(content) as AuditEvent);
  const asked = events.flatMap(({ entity }) => entity?.map(({ query = '' }) => atob(query)) ?? []);
  expect(asked.filter((query) => query.includes('q=wound'))).toHaveLength(1);
  expect((await search(nurse('/api/worklist/search', { text: ' ' }))).status).toBe(400);
});
