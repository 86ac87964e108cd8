import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCESS_ROLES } from '@/lib/domain/access/actor';
import { hasPermission, PERMISSIONS, type Permission } from '@/lib/domain/access/permission';
import { PERSON_ACCESS_ROLES } from '@/lib/domain/access/person';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { createSession } from '@/lib/server/access/sessions';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { handle } from './handle';
import { readReadiness } from './read-readiness';

const OWN = 'http://localhost:3000';
const sessions = new Map<string, string>();
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const now = new Date();
  await putKnownAccounts(
    PERSON_ACCESS_ROLES.map((role) => ({
      username: role,
      display: role,
      password: 'demo',
      accessRole: role,
      practitioner: `Practitioner/${role}`,
      units: [],
    })),
    now,
  );
  const { rows } = await database.pool.query<{ id: string; username: string }>('select id, username from account');
  for (const { id, username } of rows) {
    sessions.set(username, await createSession({ accountId: id, userAgent: '', replaces: undefined, now }));
  }
});
afterAll(() => database.close());

const get = (cookie?: string) => new Request(`${OWN}/api/x`, { headers: cookie === undefined ? {} : { cookie } });
const cookieOf = (role: string) => `taskward_session=${sessions.get(role)}`;
const permissions = Object.keys(PERMISSIONS) as Permission[];

test.each(permissions)(
  '%s is asked of everybody: 401 without a session, 403 without the permission',
  async (permission) => {
    const handler = handle({ permission, run: ({ actor }) => ({ username: actor.username }) });
    expect((await handler(get())).status).toBe(401);
    expect((await handler(get('taskward_session=forged'))).status).toBe(401);
    const statuses = await Promise.all(
      PERSON_ACCESS_ROLES.map(async (role) => (await handler(get(cookieOf(role)))).status),
    );
    expect(statuses).toEqual(
      PERSON_ACCESS_ROLES.map((accessRole) => (hasPermission({ accessRole }, permission) ? 200 : 403)),
    );
  },
);

test('two cookies of the same name that disagree are nobody', async () => {
  const handler = handle({ permission: 'signed-in', run: () => 1 });
  expect((await handler(get(`${cookieOf('clinician')}; ${cookieOf('admin')}`))).status).toBe(401);
});

test('whoever must choose a new password may do only that', async () => {
  await database.pool.query("update account set must_change_password = true where username = 'manager'");
  expect((await handle({ permission: 'task:read', run: () => 1 })(get(cookieOf('manager')))).status).toBe(403);
  expect((await handle({ permission: 'signed-in', run: () => 1 })(get(cookieOf('manager')))).status).toBe(200);
});

test('every access role stands in the table', () => {
  expect(ACCESS_ROLES).toEqual([...PERSON_ACCESS_ROLES, 'agent']);
});

test('ready means: database, every migration, and the demo hospital where it is wanted', async () => {
  expect(await readReadiness()).toEqual({ ready: true, database: true, migrations: true, seeding: true });
  await database.pool.query("delete from _prisma_migrations where migration_name like '0002%'");
  expect(await readReadiness()).toMatchObject({ ready: false, migrations: false });
});
