import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as readOne, PUT as save } from '@/app/api/admin/task-types/[id]/route';
import { GET as readVersion } from '@/app/api/admin/task-types/[id]/versions/[version]/route';
import { POST as make, GET as readAll } from '@/app/api/admin/task-types/route';
import { hasPermission } from '@/lib/domain/access/permission';
import { PersonAccessRole } from '@/lib/domain/access/person';
import { TaskTypeDetail, TaskTypes } from '@/lib/domain/task-type/task-type';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { createSession } from '@/lib/server/access/sessions';
import type { TestDatabase } from '@/lib/server/database/test-database';
import { openHospital } from '@/lib/server/tasks/test-hospital';

const OWN = 'http://localhost:3000';
const ROLES = PersonAccessRole.options;
const ONE = { params: Promise.resolve({ id: 'wound-care' }) };

let database: TestDatabase;
const sessions = new Map<string, string>();
beforeAll(async () => {
  database = await openHospital();
  const now = new Date();
  await putKnownAccounts(
    ROLES.map((accessRole) => ({
      username: accessRole,
      display: accessRole,
      password: 'demo',
      accessRole,
      units: [],
      practitioner: `Practitioner/${accessRole}`,
    })),
    now,
  );
  const { rows } = await database.pool.query<{ id: string; username: string }>('select id, username from account');
  for (const { id, username } of rows) {
    sessions.set(username, await createSession({ accountId: id, userAgent: '', replaces: undefined, now }));
  }
});
afterAll(() => database.close());

function request(role: string | undefined, method: string, body?: unknown): Request {
  return new Request(`${OWN}/api/admin/task-types`, {
    method,
    headers: {
      origin: OWN,
      host: 'localhost:3000',
      'content-type': 'application/json',
      ...(role !== undefined && { cookie: `taskward_session=${sessions.get(role)}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

const detail = async () => TaskTypeDetail.parse(await (await readOne(request('admin', 'GET'), ONE)).json());

/** What each address answers somebody who changes nothing by it. */
async function answersTo(role: string | undefined): Promise<Record<string, number>> {
  const { seenVersion, settings, forms } = await detail();
  const version = { params: Promise.resolve({ id: 'wound-care', version: seenVersion }) };
  const code = `http://types.example|by-${role}`;
  const answers = {
    list: await readAll(request(role, 'GET')),
    one: await readOne(request(role, 'GET'), ONE),
    version: await readVersion(request(role, 'GET'), version),
    make: await make(request(role, 'POST', { settings: { ...settings, code }, forms: {} })),
    save: await save(request(role, 'PUT', { seenVersion, settings, forms }), ONE),
  };
  return Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]));
}

test.each(ROLES)('task types are for administrators alone: %s', async (role) => {
  const before = await detail();
  const isAllowed = hasPermission({ accessRole: role }, 'task-type:administer');
  expect(isAllowed).toBe(role === 'admin');
  expect(await answersTo(role)).toEqual(
    isAllowed
      ? { list: 200, one: 200, version: 200, make: 201, save: 200 }
      : { list: 403, one: 403, version: 403, make: 403, save: 403 },
  );
  expect((await detail()).seenVersion === before.seenVersion).toBe(!isAllowed);
});

test('whoever is not signed in is told so', async () => {
  expect(await answersTo(undefined)).toEqual({ list: 401, one: 401, version: 401, make: 401, save: 401 });
});

test('a save against an older version is a conflict that carries the type as it stands', async () => {
  const { seenVersion, settings, forms } = await detail();
  const first = { seenVersion, settings: { ...settings, why: 'By the first.' }, forms };
  expect((await save(request('admin', 'PUT', first), ONE)).status).toBe(200);
  const second = await save(request('admin', 'PUT', { ...first, settings: { ...settings, why: 'Second.' } }), ONE);
  expect(second.status).toBe(409);
  const { error, current } = (await second.json()) as { error: string; current: unknown };
  expect(error).toBe('stale');
  expect(TaskTypeDetail.parse(current).settings.why).toBe('By the first.');
});

test.each([
  { settings: { due: { kind: 'at', time: '25:00' } } },
  { settings: { due: { kind: 'after', hours: 0 } } },
  { settings: { due: { kind: 'after', hours: -2 } } },
  { settings: { due: { kind: 'moon' } } },
  { settings: { title: ' ' } },
  { settings: { code: 'no bar' } },
  { settings: { claimTo: 'rejected' } },
  { forms: { start: { resourceType: 'Questionnaire' } } },
  { forms: { complete: { resourceType: 'Patient' } } },
  { other: true },
])('what cannot be is refused by the name of its field: %j', async (part) => {
  const { seenVersion, settings, forms } = await detail();
  const body = {
    seenVersion,
    forms,
    ...part,
    settings: { ...settings, ...('settings' in part ? part.settings : {}) },
  };
  const answer = await save(request('admin', 'PUT', body), ONE);
  expect(answer.status).toBe(400);
  expect(((await answer.json()) as { fields?: unknown[] }).fields?.length).toBeGreaterThan(0);
  expect((await detail()).seenVersion).toBe(seenVersion);
});

test('the list names what an administrator has to see', async () => {
  const { types } = TaskTypes.parse(await (await readAll(request('admin', 'GET'))).json());
  expect(types.map(({ id }) => id)).toContain('wound-care');
});
