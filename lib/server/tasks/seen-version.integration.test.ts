import { afterAll, beforeAll, expect, test } from 'vitest';
import { POST } from '@/app/api/tasks/[id]/actions/[verb]/route';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { requestedTask, type Send, sendTo } from '@/lib/server/fhir/endpoint-fixture';
import { type SignedInPost, signedIn } from '@/lib/server/http/signed-in-fixture';

const ROLE = { system: 'http://roles.example', code: 'nurse' };
const ASKED = { requester: { reference: 'Practitioner/nurse' }, performerType: [{ coding: [ROLE] }] };

let database: TestDatabase;
let send: Send;
let post: SignedInPost;
beforeAll(async () => {
  database = await testDatabase();
  send = sendTo(database.pool);
  post = await signedIn('nurse');
  const code = [{ coding: [ROLE] }];
  const practitioner = { reference: 'Practitioner/nurse' };
  await send('POST', '/PractitionerRole', { body: { resourceType: 'PractitionerRole', practitioner, code } });
});
afterAll(() => database.close());

/** What a browser may say it saw while version 2 stands; only the version itself, as text, is that version. */
const STALE = ['1', '3', 'W/"2"', '"2"', 'W/2', '"1"', '*', '2,1', '1, 2', ' 2', '2 ', ' ', '02', '2.0', 'w/"2"', 'x'];
const UNREADABLE = ['', 2, 1, null, true, ['2'], { is: '2' }, '2'.repeat(65), undefined];
type Press = { verb: 'claim' | 'amend'; seenVersion: unknown };

async function requestedAtVersionTwo(): Promise<string> {
  const { body } = await send('POST', '/Task', { body: requestedTask(ASKED) });
  await send('PUT', `/Task/${body.id}`, { body: requestedTask({ ...ASKED, id: body.id, description: 'two' }) });
  return body.id;
}

async function press(
  id: string,
  { verb, seenVersion }: Press,
): Promise<{ status: number; body: { current?: unknown } }> {
  const action = { seenVersion, ...(verb === 'amend' && { description: 'three' }) };
  const request = post(`/api/tasks/${id}/actions/${verb}`, action);
  const answer = await POST(request, { params: Promise.resolve({ id, verb }) });
  return { status: answer.status, body: await answer.json() };
}

async function versionOf(id: string): Promise<string> {
  return (await send('GET', `/Task/${id}`)).body.meta.versionId;
}

/** What a press came to where it must have come to nothing; empty when it did. */
async function faultsOf(
  presses: readonly Press[],
  seen: (sent: unknown) => unknown = (sent) => sent,
): Promise<string[]> {
  const faults: string[] = [];
  for (const { verb, seenVersion } of presses) {
    const id = await requestedAtVersionTwo();
    const { status } = await press(id, { verb, seenVersion: seen(seenVersion) });
    const expected = UNREADABLE.includes(seenVersion as never) ? 400 : 409;
    const version = await versionOf(id);
    if (status !== expected || version !== '2') {
      faults.push(`${verb} of ${JSON.stringify(seenVersion)}: ${status}, version ${version}`);
    }
  }
  return faults;
}

const PRESSES = (['claim', 'amend'] as const).flatMap((verb) =>
  [...STALE, ...UNREADABLE].map((seenVersion): Press => ({ verb, seenVersion })),
);

test('a button pressed on what was seen before does nothing, whatever the browser says it saw', async () => {
  expect(await faultsOf(PRESSES)).toEqual([]);
});

test.each(['claim', 'amend'] as const)('%s on what stands is done', async (verb) => {
  const id = await requestedAtVersionTwo();
  expect((await press(id, { verb, seenVersion: '2' })).status).toBe(200);
  expect(await versionOf(id)).toBe('3');
});

test('who presses too late is told who has the task', async () => {
  const id = await requestedAtVersionTwo();
  const owner = { reference: 'Practitioner/other', display: 'Other' };
  await send('PUT', `/Task/${id}`, { body: requestedTask({ ...ASKED, id, status: 'accepted', owner }) });
  const { status, body } = await press(id, { verb: 'claim', seenVersion: '2' });
  expect([status, body.current]).toMatchObject([409, { owner }]);
});

test('a server that reads the version leniently is caught', async () => {
  const lenient = (sent: unknown) => (String(sent).includes('2') ? '2' : sent);
  expect((await faultsOf(PRESSES, lenient)).length).toBeGreaterThan(20);
});
