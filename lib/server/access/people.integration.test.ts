import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { NewPerson } from '@/lib/domain/access/person';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { repositoryFor, SYSTEM_ACTOR } from '@/lib/server/wiring';
import { changePassword } from './change-password';
import { changePerson } from './change-person';
import { disablePerson, enablePerson } from './disable-person';
import { makeFirstAdminLink } from './first-admin';
import { followLink } from './follow-link';
import { listPeople, readPerson } from './list-people';
import { makeActor } from './make-actor';
import { makePerson } from './make-person';
import { resetPerson } from './reset-person';
import { readSession } from './sessions';
import { signIn } from './sign-in';

const NURSE = 'http://snomed.info/sct|224535009';
const LEAD = 'http://snomed.info/sct|310178001';
const PASSWORD = 'seven quiet lamps';
const now = () => new Date();
const secretOf = (url: string) => url.split('#')[1] ?? '';
const role = (token: string, unit: string | null) => ({
  role: token,
  display: token === NURSE ? 'Registered nurse' : 'Charge nurse',
  unit,
});

let database: TestDatabase;
let admin: Actor;
beforeAll(async () => {
  database = await testDatabase();
  const ward = { code: 'wa', system: 'http://terminology.hl7.org/CodeSystem/location-physical-type' };
  await repositoryFor(SYSTEM_ACTOR).commit(
    ['ward-a', 'ward-b'].map((id) => ({
      kind: 'put',
      resource: { resourceType: 'Location', id, name: id.toUpperCase(), physicalType: { coding: [ward] } },
    })),
  );
});
afterAll(() => database.close());

async function requireActorOf(accountId: string): Promise<Actor> {
  const actor = await makeActor(accountId);
  if (actor === undefined) throw new Error('no such account');
  return actor;
}
const enter = (username: string, password = PASSWORD) =>
  signIn({ username, password, address: '10.0.0.1', userAgent: '', replaces: undefined, now: now() });
const make = (part: Partial<NewPerson> & { username: string }) =>
  makePerson(admin, NewPerson.parse({ display: part.username, accessRole: 'clinician', ...part }), now());
const makeActive = async (part: Partial<NewPerson> & { username: string }) => {
  const { person, link } = await make(part);
  await followLink({ token: secretOf(link.url), password: PASSWORD }, now());
  return person;
};

describe('the first administrator', () => {
  test('is made through a link that works once, while nobody has an account', async () => {
    const replaced = await makeFirstAdminLink(now());
    const link = await makeFirstAdminLink(now());
    expect(link?.url).toMatch(/^http:\/\/localhost:3000\/sign-in\/first-admin#[\w-]{43}$/);
    const use = (url: string | undefined, username: string) =>
      followLink({ token: secretOf(url ?? ''), password: PASSWORD, username, display: 'Ada Admin' }, now());
    await expect(use(replaced?.url, 'ada')).rejects.toMatchObject({ name: 'NotVisibleError' });
    const uses = await Promise.allSettled([use(link?.url, 'ada'), use(link?.url, 'bob')]);
    expect(uses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await makeFirstAdminLink(now())).toBeUndefined();
    const { people } = await listPeople(now());
    expect(people).toMatchObject([
      { display: 'Ada Admin', accessRole: 'admin', state: 'active', practitioner: { display: 'Ada Admin' } },
    ]);
    admin = await requireActorOf(people[0]?.id ?? '');
  });
});

describe('a person', () => {
  test('is made with a Practitioner, roles and units, and chooses a password by the link', async () => {
    const { person, link } = await make({
      username: 'amira',
      display: 'Amira Nurse',
      roles: [role(NURSE, 'ward-a'), role(LEAD, null)],
      units: ['ward-b'],
    });
    expect(person).toMatchObject({
      state: 'invited',
      practitioner: { reference: `Practitioner/${person.id}`, display: 'Amira Nurse' },
      units: [{ reference: 'Location/ward-b', display: 'WARD-B' }],
    });
    expect(await requireActorOf(person.id)).toMatchObject({
      units: ['ward-a', 'ward-b'],
      rolesAtPlaces: expect.arrayContaining([{ role: NURSE, display: 'Registered nurse', unit: 'ward-a' }]),
    });
    await expect(enter('amira')).rejects.toMatchObject({ name: 'WrongPasswordError' });
    await expect(followLink({ token: secretOf(link.url), password: 'amira amira amira' }, now())).rejects.toMatchObject(
      { status: 422 },
    );
    expect(await followLink({ token: secretOf(link.url), password: PASSWORD }, now())).toEqual({ username: 'amira' });
    await expect(followLink({ token: secretOf(link.url), password: PASSWORD }, now())).rejects.toMatchObject({
      name: 'NotVisibleError',
    });
    await enter('AMIRA');
    expect(await readPerson(person.id, now())).toMatchObject({ state: 'active', openSessions: 1 });
  });

  test('needs a name and a Practitioner that nobody else has, and places that exist', async () => {
    await expect(make({ username: 'Amira' })).rejects.toMatchObject({ status: 422, fields: [{ field: 'username' }] });
    await expect(make({ username: 'other', practitioner: admin.reference })).rejects.toMatchObject({
      status: 422,
      fields: [{ field: 'practitioner' }],
    });
    await expect(make({ username: 'other', practitioner: 'Practitioner/none', units: ['none'] })).rejects.toMatchObject(
      { fields: [{ field: 'practitioner' }, { field: 'units' }] },
    );
    expect((await listPeople(now())).people.map(({ username }) => username)).not.toContain('other');
  });

  test('of sixteen who change one account as they saw it one does, and the others are told how it stands', async () => {
    const { id, version: seenVersion } = await makeActive({ username: 'wanted' });
    const change = (number: number) =>
      changePerson(admin, id, { change: { seenVersion, display: `Name ${number}` }, now: now() });
    const tries = await Promise.allSettled(Array.from({ length: 16 }, (_, number) => change(number)));
    const { display } = await readPerson(id, now());
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const each of tries.filter((one) => one.status === 'rejected')) {
      expect(each.reason).toMatchObject({ name: 'StaleSettingError', current: { display } });
    }
  });

  test('a change that compares before it takes the lock lets several through: the test above would notice', async () => {
    const { id, version: seenVersion } = await makeActive({ username: 'naive' });
    const everybodyLooked = Promise.withResolvers<void>();
    let looked = 0;
    const naive = async (number: number) => {
      const { version } = await readPerson(id, now());
      looked += 1;
      if (looked === 16) {
        everybodyLooked.resolve();
      }
      await everybodyLooked.promise;
      if (version !== seenVersion) {
        throw new Error('stale');
      }
      await database.pool.query('update account set display = $2 where id = $1', [id, `Name ${number}`]);
    };
    const tries = await Promise.allSettled(Array.from({ length: 16 }, (_, number) => naive(number)));
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(1);
  });

  test('loses a role that is taken away, and the PractitionerRole stays as inactive', async () => {
    const { id } = await makeActive({ username: 'rosa', roles: [role(NURSE, 'ward-a'), role(LEAD, 'ward-a')] });
    const person = await changePerson(admin, id, {
      change: {
        seenVersion: (await readPerson(id, now())).version,
        roles: [role(NURSE, 'ward-a'), role(NURSE, 'ward-b')],
        accessRole: 'supervisor',
      },
      now: now(),
    });
    expect(person.roles.map((each) => [each.role, each.unit?.reference]).sort()).toEqual([
      [NURSE, 'Location/ward-a'],
      [NURSE, 'Location/ward-b'],
    ]);
    const actor = await requireActorOf(id);
    expect([actor.accessRole, actor.units, actor.rolesAtPlaces.length]).toEqual([
      'supervisor',
      ['ward-a', 'ward-b'],
      2,
    ]);
    const inactive = await database.pool.query(
      `select from resource where type = 'PractitionerRole' and content::jsonb->>'active' = 'false' and content like '%' || $1 || '%'`,
      [id],
    );
    expect(inactive.rowCount).toBe(1);
  });

  test('who is disabled is out at once, and in again with the same password when enabled', async () => {
    const { id } = await makeActive({ username: 'dora' });
    const token = await enter('dora');
    expect((await disablePerson(admin, id, now())).state).toBe('disabled');
    expect(await readSession({ token, now: now(), activity: 'ignored' })).toBeUndefined();
    await expect(enter('dora')).rejects.toMatchObject({ name: 'WrongPasswordError' });
    await enablePerson(admin, id, now());
    expect(await readSession({ token, now: now(), activity: 'ignored' })).toBeUndefined();
    await enter('dora');
  });

  test('who is reset is out, and chooses a new password by a new link', async () => {
    const { id } = await makeActive({ username: 'rita' });
    const token = await enter('rita');
    const first = await resetPerson(admin, id, now());
    const second = await resetPerson(admin, id, now());
    expect(await readSession({ token, now: now(), activity: 'ignored' })).toBeUndefined();
    await expect(followLink({ token: secretOf(first.link.url), password: PASSWORD }, now())).rejects.toMatchObject({
      name: 'NotVisibleError',
    });
    await followLink({ token: secretOf(second.link.url), password: 'nine slow rivers' }, now());
    await expect(enter('rita')).rejects.toMatchObject({ name: 'WrongPasswordError' });
    await enter('rita', 'nine slow rivers');
  });

  test('changes the own password: the others of their sessions end, the browser gets a new one', async () => {
    const { id } = await makeActive({ username: 'paula' });
    const [here, elsewhere] = [await enter('paula'), await enter('paula')];
    const session = await readSession({ token: here, now: now(), activity: 'counts' });
    if (session === undefined) throw new Error('not signed in');
    const change = (current: string) =>
      changePassword({
        session,
        change: { current, password: 'nine slow rivers' },
        address: '10.0.0.1',
        userAgent: '',
        now: now(),
      });
    await expect(change('wrong')).rejects.toMatchObject({ status: 422, fields: [{ field: 'current' }] });
    const fresh = await change(PASSWORD);
    const live = await Promise.all(
      [here, elsewhere, fresh].map(
        async (token) => (await readSession({ token, now: now(), activity: 'ignored' })) !== undefined,
      ),
    );
    expect(live).toEqual([false, false, true]);
    expect((await readPerson(id, now())).openSessions).toBe(1);
  });
});

describe('somebody is always left who can administer', () => {
  test('the last administrator cannot be disabled or made something else', async () => {
    await expect(disablePerson(admin, admin.accountId, now())).rejects.toMatchObject({
      status: 422,
      refusal: { rule: 'last-admin' },
    });
    const { version: seenVersion } = await readPerson(admin.accountId, now());
    await expect(
      changePerson(admin, admin.accountId, { change: { seenVersion, accessRole: 'clinician' }, now: now() }),
    ).rejects.toMatchObject({ refusal: { rule: 'last-admin' } });
    expect((await readPerson(admin.accountId, now())).state).toBe('active');
  });

  test('two administrators who disable each other at once do not both succeed', async () => {
    const other = await makeActive({ username: 'zoe', accessRole: 'admin' });
    const both = await Promise.allSettled([
      disablePerson(admin, other.id, now()),
      disablePerson(admin, admin.accountId, now()),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await enablePerson(SYSTEM_ACTOR, other.id, now());
    await enablePerson(SYSTEM_ACTOR, admin.accountId, now());
  });
});

test('everything done to accounts is recorded, and no password or secret stands in it', async () => {
  const { rows } = await database.pool.query<{ content: string }>(
    "select content from resource where type = 'AuditEvent'",
  );
  const kinds = new Set(
    rows.flatMap(({ content }) => JSON.parse(content).subtype?.map(({ code }: { code: string }) => code)),
  );
  for (const kind of [
    'account-made',
    'account-changed',
    'account-disabled',
    'account-enabled',
    'account-reset',
    'password-changed',

    'sign-in',
  ]) {
    expect(kinds).toContain(kind);
  }
  expect(rows.map(({ content }) => content).join()).not.toContain(PASSWORD);
});
