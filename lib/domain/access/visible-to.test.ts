import { expect, test } from 'vitest';
import type { Actor } from './actor';
import { visibleTo } from './visible-to';

const NURSE = 'http://roles.example|nurse';
const nurse: Actor = {
  accountId: 'n',
  username: 'n',
  accessRole: 'clinician',
  reference: 'Practitioner/n',
  display: 'N',
  handles: ['Practitioner/n', 'PractitionerRole/n-nurse'],
  teams: ['CareTeam/wounds'],
  rolesAtPlaces: [{ role: NURSE, display: 'Nurse', unit: 'ward-3' }],
  units: ['ward-3'],
  scopes: [],
};
const as = (accessRole: Actor['accessRole']): Actor => ({ ...nurse, accessRole });

type Sees = (actor: Actor, reach: readonly string[]) => boolean;

/** Whether each reach key shows a task: to a nurse of ward 3, to the supervisor of it, to the organisation. */
const GRID: readonly (readonly [key: string, nurse: boolean, supervisor: boolean, organisation: boolean])[] = [
  ['owner:Practitioner/n', true, true, false],
  ['owner:PractitionerRole/n-nurse', true, true, false],
  ['owner:CareTeam/wounds', true, true, false],
  ['owner:Practitioner/other', false, false, false],
  ['asked:Practitioner/n', true, true, false],
  ['asked:CareTeam/wounds', false, false, false],
  [`role:${NURSE}@ward-3`, true, true, false],
  [`role:${NURSE}@*`, true, true, false],
  ['role:*@ward-3', true, true, false],
  ['role:*@*', true, true, false],
  [`role:${NURSE}@ward-4`, false, false, false],
  ['role:http://roles.example|physician@ward-3', false, false, false],
  ['unit:ward-3', false, true, false],
  ['unit:ward-4', false, false, false],
  ['unrouted', false, true, false],
  ['patient:p1', false, false, false],
  // Every task has this key.
  ['all', false, false, true],
];

const gridOf = (sees: Sees) =>
  GRID.map(([key]) => [key, ...[nurse, as('supervisor'), as('manager')].map((actor) => sees(actor, [key]))]);

test('a task is seen by whom it is addressed to, at their place, and by who answers for the place', () => {
  expect(gridOf(visibleTo)).toEqual(GRID);
});

test('one key that fits is enough, and none is not', () => {
  expect(visibleTo(nurse, ['unit:ward-4', 'owner:Practitioner/n'])).toBe(true);
  expect(visibleTo(nurse, [])).toBe(false);
});

test('a rule that forgets the place of a role is caught by the grid', () => {
  const careless: Sees = (actor, reach) =>
    visibleTo(actor, reach) || reach.some((key) => actor.rolesAtPlaces.some(({ role }) => key.includes(role)));
  expect(gridOf(careless)).not.toEqual(GRID);
});
