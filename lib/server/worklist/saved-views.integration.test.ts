import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { NotVisibleError, RefusedError, StaleSettingError } from '@/lib/domain/fhir/errors';
import { differsFromView, filterOf, hrefOfView, ViewSettings } from '@/lib/domain/worklist/saved-view';
import { placeOf, WorklistAddress } from '@/lib/domain/worklist/worklist-address';
import { WorklistQuery } from '@/lib/domain/worklist/worklist-filter';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { type TestDatabase, testDatabase } from '@/lib/server/database/test-database';
import { chooseHome, homeAddressOf } from './home-view';
import { changeView, deleteView, makeView } from './save-view';
import { listSavedViews } from './saved-views';
import { anyTask, openWards, person, seeded, writeTask } from './ward-fixture';
import { wholeListAt } from './whole-list-fixture';

const NOW = new Date('2026-03-10T14:20:00.000Z');
let database: TestDatabase;
let nurse: Actor;
let colleague: Actor;
let stranger: Actor;
let supervisor: Actor;
let admin: Actor;

beforeAll(async () => {
  database = await testDatabase();
  await openWards(database.pool);
  const random = seeded(7);
  for (let number = 0; number < 60; number += 1) {
    await writeTask(database.pool, anyTask(number, random, [NOW.getTime()]));
  }
  const roles = ['clinician', 'clinician', 'clinician', 'supervisor', 'admin'] as const;
  const people = roles.map((accessRole, index) => ({
    accessRole,
    actor: person([0, 1, 3, 2, 4][index] ?? 0, accessRole),
  }));
  const password = { password: 'demo' };
  await putKnownAccounts(
    people.map(({ accessRole, actor: { username, display, units, reference } }) => ({
      ...password,
      username,
      display,
      accessRole,
      practitioner: reference,
      units: [...units],
    })),
    NOW,
  );
  const { rows } = await database.pool.query<{ id: string; username: string }>('select id, username from account');
  const known = people.map(({ actor }) => ({
    ...actor,
    accountId: rows.find(({ username }) => username === actor.username)?.id ?? '',
  }));
  [nurse, colleague, stranger, supervisor, admin] = known as [Actor, Actor, Actor, Actor, Actor];
});
afterAll(() => database.close());

const settings = (part: Partial<ViewSettings> = {}) =>
  ViewSettings.parse({
    name: 'Stat and asap',
    scope: 'private',
    team: null,
    search: 'priority=stat%2Casap',
    order: 'bed',
    columns: ['unit'],
    density: 'compact',
    defaultFor: [],
    ...part,
  });
const make = (actor: Actor, part: Partial<ViewSettings> = {}) =>
  makeView(actor, { settings: settings(part), now: NOW });
const idsFor = async (actor: Actor) => (await listSavedViews(actor, { now: NOW })).views.map(({ id }) => id);
const TEAM = { scope: 'team', team: 'Location/ward-a' } as const;
const NOBODY_SEES = { private: [false, false, false, false], team: [true, false, true, false] } as const;

describe('who sees a saved view and who may share one (UX-02)', () => {
  /** Who, of colleague, stranger, supervisor and admin, sees it. */
  const seenBy = async (id: string) =>
    Promise.all([colleague, stranger, supervisor, admin].map(async (actor) => (await idsFor(actor)).includes(id)));

  test('a private view is seen by nobody else; shared with a unit by those who work there', async () => {
    const own = await make(nurse);
    const shared = await make(supervisor, TEAM);
    expect(await idsFor(nurse)).toContain(own.id);
    expect(await seenBy(own.id)).toEqual(NOBODY_SEES.private);
    expect(await seenBy(shared.id)).toEqual(NOBODY_SEES.team);
    // The same check sees a private view that is shown to others.
    await database.pool.query(`update saved_view set scope = 'organisation' where id = $1`, [own.id]);
    expect(await seenBy(own.id)).not.toEqual(NOBODY_SEES.private);
    await database.pool.query('delete from saved_view where id = $1', [own.id]);
  });

  test('nobody shares with a unit that is not theirs to supervise, or with all but an administrator', async () => {
    const tries: [Actor, Partial<ViewSettings>, boolean][] = [
      [nurse, TEAM, false],
      [supervisor, TEAM, true],
      [supervisor, { scope: 'team', team: 'Location/ward-b' }, false],
      [supervisor, { scope: 'organisation' }, false],
      [admin, { scope: 'organisation' }, true],
      [admin, TEAM, false],
    ];
    for (const [actor, part, may] of tries) {
      const made = await make(actor, part).catch((error: unknown) => error);
      expect(made instanceof RefusedError, JSON.stringify(part)).toBe(!may);
    }
  });

  test('of what is shared, only who may share it changes or deletes it; of what is private, others do not know', async () => {
    const own = await make(nurse);
    const shared = await make(supervisor, TEAM);
    const change = { settings: settings(TEAM), seenVersion: '1', now: NOW };
    await expect(changeView(colleague, own.id, change)).rejects.toThrow(NotVisibleError);
    await expect(deleteView(supervisor, own.id, change)).rejects.toThrow(NotVisibleError);
    await expect(changeView(colleague, shared.id, change)).rejects.toThrow(RefusedError);
    await expect(deleteView(colleague, shared.id, change)).rejects.toThrow(RefusedError);
    await deleteView(supervisor, shared.id, change);
    expect(await idsFor(colleague)).not.toContain(shared.id);
  });
});

describe('a saved view that two change (UX-02)', () => {
  test('the second of two on the same version is told what stands now, and of ten at once one is kept', async () => {
    const { id } = await make(supervisor, TEAM);
    const rename = (name: string, seenVersion = '1') =>
      changeView(supervisor, id, { settings: settings({ ...TEAM, name }), seenVersion, now: NOW });
    const answers = await Promise.allSettled(Array.from({ length: 10 }, (_, number) => rename(`Name ${number}`)));
    const kept = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    expect(kept.map(({ version }) => version)).toEqual(['2']);
    const stale = await rename('Late').catch((error: unknown) => error);
    expect(stale).toBeInstanceOf(StaleSettingError);
    expect((stale as StaleSettingError).current).toMatchObject({ version: '2', name: kept[0]?.name });
    expect((await rename('In time', '2')).version).toBe('3');
  });
});

describe('the filter of a saved view (UX-03)', () => {
  test('stands whole in its address, and counts what its list holds (UX-01)', async () => {
    const { id } = await make(nurse, { search: 'place=ward-b&priority=stat%2Casap' });
    const view = (await listSavedViews(nurse, { now: NOW })).views.find((each) => each.id === id);
    const place = placeOf(
      WorklistAddress.parse(Object.fromEntries(new URL(hrefOfView(view ?? expect.fail()), 'http://ward').searchParams)),
    );
    expect(place).toMatchObject({ filter: { place: ['ward-b'], priority: ['stat', 'asap'] }, order: 'bed', view: id });
    expect(view?.count).toBe((await wholeListAt(NOW)(nurse, place.filter, 50)).length);
    expect(differsFromView(view ?? expect.fail(), place)).toBe(false);
    expect(differsFromView(view ?? expect.fail(), { ...place, filter: WorklistQuery.parse({}) })).toBe(true);
  });

  test('is refused when it is not understood, and never opened without a part of it', async () => {
    expect(() => settings({ search: 'priority=stat&mood=bad' })).toThrow();
    expect(() => settings({ search: 'priority=stat&priority=asap' })).toThrow();
    const { id } = await make(nurse);
    await database.pool.query(`update saved_view set search = 'priority=stat&mood=bad' where id = $1`, [id]);
    const view = (await listSavedViews(nurse, { now: NOW })).views.find((each) => each.id === id);
    expect([view?.count, filterOf(view?.search ?? '')]).toEqual([null, undefined]);
    expect(hrefOfView(view ?? expect.fail())).toContain('mood=bad');
    expect(
      WorklistAddress.safeParse(
        Object.fromEntries(new URL(hrefOfView(view ?? expect.fail()), 'http://ward').searchParams),
      ).success,
    ).toBe(false);
  });
});

describe('what somebody begins with (UX-02)', () => {
  test('their own choice goes before that for their role, and a view they lost before none', async () => {
    expect(await homeAddressOf(nurse)).toBe('/worklist?owner=me');
    expect(await homeAddressOf(admin)).toBe('/worklist');
    const forAll = await make(admin, { scope: 'organisation', defaultFor: ['access:clinician'] });
    expect(await homeAddressOf(nurse)).toBe(hrefOfView(forAll));
    const role = nurse.rolesAtPlaces[0]?.role ?? '';
    const forRole = await make(admin, { scope: 'organisation', defaultFor: [`role:${role}`] });
    expect(await homeAddressOf(nurse)).toBe(hrefOfView(forRole));
    await chooseHome(nurse, { view: 'unclaimed', now: NOW });
    expect(await homeAddressOf(nurse)).toBe('/worklist?owner=none');
    const shared = await make(supervisor, TEAM);
    await chooseHome(nurse, { view: shared.id, now: NOW });
    expect(await homeAddressOf(nurse)).toBe(hrefOfView(shared));
    expect(await homeAddressOf({ ...nurse, units: ['ward-b'] })).toBe(hrefOfView(forRole));
    await expect(chooseHome(stranger, { view: shared.id, now: NOW })).rejects.toThrow(NotVisibleError);
    await expect(make(admin, { scope: 'organisation', defaultFor: ['access:clinician'] })).rejects.toThrow(
      'Another view',
    );
  });

  test('each write is recorded, by the address of the view and not by its name', async () => {
    const { id } = await make(nurse, { name: 'About LINDQVIST' });
    await deleteView(nurse, id, { seenVersion: '1', now: NOW });
    const { rows } = await database.pool.query<{ content: string }>(
      `select content from resource where type = 'AuditEvent' and content like $1`,
      [`%views/${id}%`],
    );
    expect(rows).toHaveLength(2);
    expect(rows.map(({ content }) => content).join()).not.toContain('LINDQVIST');
  });
});
