import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GET, POST } from '@/app/api/admin/people/route';
import { PUT as putShifts } from '@/app/api/admin/units/[id]/route';
import { POST as followLinkRoute } from '@/app/api/one-time-links/route';
import { PersonWithLink } from '@/lib/domain/access/person';
import { DEFAULT_SHIFTS } from '@/lib/domain/access/shift';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { putKnownAccounts } from './known-accounts';
import { listPeople } from './list-people';
import { makeActor } from './make-actor';
import { createSession } from './sessions';
import { listUnitSettings, shiftOfActor } from './unit-shifts';

const OWN = 'http://localhost:3000';
const PASSWORD = 'seven quiet lamps';
const now = () => new Date();
const secretOf = (url: string) => url.split('#')[1] ?? '';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const ward = { code: 'wa', system: 'http://terminology.hl7.org/CodeSystem/location-physical-type' };
  await repositoryFor(SYSTEM_ACTOR).commit(
    ['ward-a', 'ward-b'].map((id) => ({
      kind: 'put',
      resource: { resourceType: 'Location', id, name: id.toUpperCase(), physicalType: { coding: [ward] } },
    })),
  );
  const account = { password: 'demo', units: ['ward-a'] };
  await putKnownAccounts(
    [
      { ...account, username: 'admin', display: 'Ada', accessRole: 'admin', practitioner: 'Practitioner/ada' },
      { ...account, username: 'amira', display: 'Amira', accessRole: 'clinician', practitioner: 'Practitioner/amira' },
    ],
    now(),
  );
});
afterAll(() => database.close());

const idOf = async (username: string) =>
  (await listPeople(now())).people.find((person) => person.username === username)?.id ?? '';

describe('the administration of people over HTTP', () => {
  const send = async (accountId: string, options: { path: string; method: string; body?: unknown }) => {
    const cookie = `taskward_session=${await createSession({ accountId, userAgent: '', replaces: undefined, now: now() })}`;
    const headers = { cookie, origin: OWN, host: 'localhost:3000', 'content-type': 'application/json' };
    return new Request(`${OWN}${options.path}`, {
      method: options.method,
      headers,
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    });
  };

  test('an administrator makes an account; a link carries its secret behind the # only', async () => {
    const body = { username: 'nora', display: 'Nora', accessRole: 'clinician' };
    const response = await POST(await send(await idOf('admin'), { path: '/api/admin/people', method: 'POST', body }));
    const { link } = PersonWithLink.parse(await response.json());
    expect(response.status).toBe(201);
    expect(new URL(link.url).search + new URL(link.url).pathname).toBe('/sign-in/set-password');
    const used = new Request(`${OWN}/api/one-time-links`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: secretOf(link.url), password: PASSWORD }),
    });
    expect((await followLinkRoute(used)).status).toBe(200);
  });

  test.each([
    { passwordHash: 'x' },
    { id: crypto.randomUUID() },
    { createdAt: '2020-01-01' },
    { accessRole: 'agent' },
    { username: 'a b' },
    { display: '' },
    { units: ['../x'] },
  ])('what the server owns, or cannot be, is 400: %j', async (part) => {
    const body = { username: 'eve', display: 'Eve', accessRole: 'clinician', ...part };
    expect(
      (await POST(await send(await idOf('admin'), { path: '/api/admin/people', method: 'POST', body }))).status,
    ).toBe(400);
  });

  test('a nurse is refused', async () => {
    expect((await GET(await send(await idOf('amira'), { path: '/api/admin/people', method: 'GET' }))).status).toBe(403);
  });

  test('shifts are a setting of the unit and decide when the shift of its people ends', async () => {
    const shifts = [
      { name: 'All day', start: '00:00', end: '23:59' },
      { name: 'Midnight', start: '23:59', end: '00:00' },
    ];
    const seenVersion = (await listUnitSettings()).find(({ unit }) => unit === 'ward-a')?.version;
    const put = async (unit: string) =>
      putShifts(
        await send(await idOf('admin'), {
          path: `/api/admin/units/${unit}`,
          method: 'PUT',
          body: { seenVersion, shifts },
        }),
        { params: Promise.resolve({ id: unit }) },
      );
    expect((await put('ward-a')).status).toBe(200);
    const second = await put('ward-a');
    expect([second.status, await second.json()]).toMatchObject([409, { error: 'stale', current: { shifts } }]);
    const settings = await listUnitSettings();
    expect(settings.map(({ unit, isDefault }) => [unit, isDefault])).toEqual([
      ['ward-a', false],
      ['ward-b', true],
    ]);
    expect(settings[1]?.shifts).toEqual(DEFAULT_SHIFTS);
    const amira = await makeActor(await idOf('amira'));
    expect(['All day', 'Midnight']).toContain(amira && (await shiftOfActor(amira, now()))?.name);
    expect((await put('none')).status).toBe(404);
  });
});
