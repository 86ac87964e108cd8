import { expect, test } from 'vitest';
import { completeWords } from './act-words';
import { taskChangesOf } from './task-changes';
import type { StoryStep, TaskPage } from './task-page';
import { verbGroupsOf } from './verb-groups';

const clock = { now: new Date('2026-01-10T14:10:00Z'), timeZone: 'UTC' };
const amira = { reference: 'Practitioner/amira', display: 'Amira Haddad' };
const step = (version: string, act: string): StoryStep => ({
  version,
  act,
  at: `2026-01-10T14:0${version}:00Z`,
  actor: amira,
  from: null,
  to: null,
  owner: null,
  reason: null,
});
const row: TaskPage['row'] = {
  id: 't',
  version: '1',
  title: 'Wound check',
  description: null,
  type: null,
  status: 'in-progress',
  priority: 'routine',
  band: 'later',
  dueAt: null,
  heldUntil: null,
  awaitsCheck: false,
  authoredAt: null,
  changedAt: '2026-01-10T14:00:00Z',
  closedAt: null,
  owner: null,
  requester: null,
  roles: [],
  unit: null,
  patient: null,
  claimable: false,
  mine: false,
};

test('who lost against a colleague is told who did what, when, and how it stands', () => {
  const seen = { asOf: '2026-01-10T14:02:00Z', row, notes: [], story: [step('1', 'start')] };
  const current = {
    ...seen,
    row: { ...row, version: '3', status: 'completed' as const, owner: amira },
    story: [step('3', 'complete'), step('2', 'claim'), step('1', 'start')],
  };
  const changes = taskChangesOf(seen, current, clock);
  expect(changes.sentence).toBe('Amira Haddad completed this at 14:03. It is completed now.');
  expect(changes.steps.map(({ act }) => act)).toEqual(['complete', 'claim']);
  expect(changes.differences).toEqual([
    { label: 'Status', before: 'In progress', after: 'Completed' },
    { label: 'Owner', before: 'Nobody', after: 'Amira Haddad' },
  ]);
});

test('what stands unread is said even where the story is silent', () => {
  const seen = { asOf: '2026-01-10T14:02:00Z', row, notes: [], story: [] };
  expect(taskChangesOf(seen, { ...seen, row: { ...row, owner: amira } }, clock).sentence).toBe(
    'Somebody changed this. It is in progress now, with Amira Haddad.',
  );
});

test('each verb stands in one group, and what the status allows for somebody else stands out', () => {
  const refusal = { rule: 'r', message: 'No.', wayForward: 'Ask.' };
  const offer = (verb: TaskPage['verbs'][number]['verb'], allowed: boolean, fits = true) => ({
    verb,
    fits,
    isOwners: true,
    allowed,
    refusal: allowed ? null : refusal,
    asks: [],
  });
  const groups = verbGroupsOf([
    offer('claim', false, false),
    offer('complete', true),
    offer('hold', true),
    offer('cancel', false),
  ]);
  expect(groups.primary?.verb).toBe('complete');
  expect(groups.others.map(({ verb }) => verb)).toEqual(['hold']);
  expect(groups.refusedHere.map(({ verb }) => verb)).toEqual(['cancel']);
  expect(groups.refusedNow.map(({ verb }) => verb)).toEqual(['claim']);
});

test('the button that commits names the act', () => {
  expect(completeWords('Wound check, left hip')).toBe('Complete wound check, left hip');
  expect(completeWords('ECG before theatre')).toBe('Complete ECG before theatre');
});
