import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { BACKGROUND_HEADER, requireSession } from './actor-of-request';
import { putKnownAccounts } from './known-accounts';
import { createSession, endSession, endSessionsOf, readSession } from './sessions';

const NOW = new Date('2026-03-01T10:00:00Z');
const atMinute = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
type Reader = typeof readSession;

let database: TestDatabase;
let accountId: string;
beforeAll(async () => {
  database = await testDatabase();
  await putKnownAccounts(
    [
      {
        username: 'nurse',
        display: 'Nurse',
        password: 'demo',
        accessRole: 'clinician',
        practitioner: 'Practitioner/nurse',
        units: ['ward-b'],
      },
    ],
    NOW,
  );
  const { rows } = await database.pool.query<{ id: string }>('select id from account');
  accountId = rows[0]?.id ?? '';
  await database.pool.query(`
    insert into staff_role (practitioner_role, practitioner, role, role_display, location, unit, active) values
      ('PractitionerRole/1', 'Practitioner/nurse', 's|rn', 'Nurse', 'bed-1', 'ward-a', true),
      ('PractitionerRole/2', 'Practitioner/nurse', 's|lead', 'Lead', null, null, true),
      ('PractitionerRole/3', 'Practitioner/nurse', 's|old', 'Old', 'ward-c', 'ward-c', false),
      ('PractitionerRole/4', 'Practitioner/nurse', 's|lost', 'Lost', 'unknown', null, true),
      ('PractitionerRole/5', 'Practitioner/other', 's|rn', 'Nurse', 'ward-d', 'ward-d', true);
    insert into staff_identifier values ('Practitioner/nurse', 'identifier:s|1'), ('PractitionerRole/1', 'identifier:s|2'), ('Practitioner/other', 'identifier:s|3');
    insert into staff_team values ('CareTeam/1', 'Practitioner/nurse', 'CareTeam/1'), ('CareTeam/2', 'Practitioner/other', 'CareTeam/2');`);
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('truncate session cascade; update account set disabled_at = null'));

const start = (replaces?: string) => createSession({ accountId, userAgent: 'x'.repeat(500), replaces, now: NOW });
const isLive = async (token: string, now: Date, read: Reader = readSession) =>
  (await read({ token, now, activity: 'ignored' })) !== undefined;

test('a session makes the actor: handles, teams, roles at places, units', async () => {
  const session = await readSession({ token: await start(), now: NOW, activity: 'counts' });
  expect(session?.actor).toMatchObject({
    accountId,
    username: 'nurse',
    accessRole: 'clinician',
    reference: 'Practitioner/nurse',
    teams: ['CareTeam/1'],
    units: ['ward-a', 'ward-b'],
    scopes: [],
  });
  expect([...(session?.actor.handles ?? [])].sort()).toEqual([
    'Practitioner/nurse',
    'PractitionerRole/1',
    'PractitionerRole/2',
    'PractitionerRole/3',
    'PractitionerRole/4',
    'identifier:s|1',
    'identifier:s|2',
  ]);
});

test('a role that ended, or stands at a place nobody knows, gives nothing; one without a place counts anywhere', async () => {
  const session = await readSession({ token: await start(), now: NOW, activity: 'counts' });
  const held = session?.actor.rolesAtPlaces.map(({ role, unit }) => [role, unit]).sort();
  expect(held).toEqual([
    ['s|lead', undefined],
    ['s|rn', 'ward-a'],
  ]);
});

describe('a session ends', () => {
  test('after fifteen idle minutes, unless somebody is at work', async () => {
    const token = await start();
    expect([await isLive(token, atMinute(14.9)), await isLive(token, atMinute(15))]).toEqual([true, false]);
    await readSession({ token, now: atMinute(10), activity: 'counts' });
    expect([await isLive(token, atMinute(24.9)), await isLive(token, atMinute(25))]).toEqual([true, false]);
  });

  test('also when screens refetch by themselves: that is nobody at work', async () => {
    const token = await start();
    const request = new Request('http://localhost:3000/api/worklist', {
      headers: { cookie: `taskward_session=${token}`, [BACKGROUND_HEADER]: '1' },
    });
    await requireSession(request, atMinute(10));
    expect(await isLive(token, atMinute(15))).toBe(false);
  });

  test('after twelve hours, however busy', async () => {
    const token = await start();
    for (let minutes = 10; minutes < 720; minutes += 10) {
      await readSession({ token, now: atMinute(minutes), activity: 'counts' });
    }
    expect([await isLive(token, atMinute(719)), await isLive(token, atMinute(720))]).toEqual([true, false]);
  });

  test('after what the site has set instead', async () => {
    const token = await start();
    await database.pool.query(
      `update setting set value = '{"idleMinutes": 2, "absoluteHours": 1}' where key = 'session'`,
    );
    const ended = await isLive(token, atMinute(3));
    await database.pool.query(
      `update setting set value = '{"idleMinutes": 15, "absoluteHours": 12}' where key = 'session'`,
    );
    expect(ended).toBe(false);
  });

  /** Each way to end a session; what each leaves alive a moment later is nothing. */
  const ends: Record<string, (token: string) => Promise<unknown>> = {
    'signing out': endSession,
    'ending all': () => endSessionsOf(accountId),
    'disabling the account': () => database.pool.query('update account set disabled_at = $1', [NOW]),
    'signing in again': (token) => start(token),
  };
  const survivors = async (read: Reader) => {
    const alive: string[] = [];
    for (const [way, end] of Object.entries(ends)) {
      await database.pool.query('truncate session cascade; update account set disabled_at = null');
      const token = await start();
      expect(await isLive(token, NOW, read)).toBe(true);
      await end(token);
      if (await isLive(token, NOW, read)) alive.push(way);
    }
    return alive;
  };

  test('at once, by whatever ends it', async () => {
    expect(await survivors(readSession)).toEqual([]);
  });

  test('not at once with a reader that remembers: this test would notice', async () => {
    const remembered = new Map<string, Awaited<ReturnType<Reader>>>();
    const caching: Reader = async (options) => {
      remembered.set(options.token, remembered.get(options.token) ?? (await readSession(options)));
      return remembered.get(options.token);
    };
    expect(await survivors(caching)).toEqual(Object.keys(ends));
  });
});

test('a forged, empty or foreign token is nobody', async () => {
  const token = await start();
  for (const other of ['', 'x', token.slice(1), `${token}=`, "' or 1=1 --"]) {
    expect(await isLive(other, NOW)).toBe(false);
  }
});
