import type { Task } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type GateQuestion, taskGate } from './task-gate';
import { A_MINUTE_AGO, actor, NOW, NURSE_ROLE, taskBefore } from './task-gate-fixture';
import { HELD_UNTIL } from './task-hold';
import { DEFAULT_POLICY } from './task-policy';

const ask = (question: Partial<GateQuestion> & { before: Task; after: Task }) =>
  taskGate({
    actor: actor('owner'),
    reach: ['unit:ward-3'],
    policy: DEFAULT_POLICY,
    heldFrom: undefined,
    now: NOW,
    ...question,
  });

test('a decline without a reason is refused and says what is missing', () => {
  const before = taskBefore('owner', 'requested');
  const answer = ask({ before, after: { ...before, status: 'rejected' } });
  expect(answer).toMatchObject({ allowed: false, status: 422, refusal: { rule: 'task.decline.reason' } });
});

test('a colleague outside is told whose it is before being told that the status is wrong', () => {
  const before = taskBefore('outsider', 'requested');
  const answer = ask({ before, after: { ...before, status: 'completed' }, actor: actor('outsider'), verb: 'complete' });
  expect(answer).toMatchObject({ allowed: false, status: 403, refusal: { rule: 'task.complete.who' } });
});

test('the owner may take back a completed task for five minutes, and no longer', () => {
  const before = { ...taskBefore('owner', 'completed'), executionPeriod: { end: '2026-03-01T09:54:59Z' } };
  const after = { ...before, status: 'in-progress' as const, statusReason: { text: 'wrong patient' } };
  expect(ask({ before, after })).toMatchObject({
    allowed: false,
    status: 403,
    refusal: { rule: 'task.reopen.window' },
  });
  expect(ask({ before: { ...before, executionPeriod: { end: '2026-03-01T09:55:01Z' } }, after })).toMatchObject({
    allowed: true,
  });
});

test('a task type that asks for a form is not completed without it', () => {
  const before = taskBefore('owner', 'in-progress');
  const policy = { ...DEFAULT_POLICY, forms: { complete: 'https://taskward.health/fhir/Questionnaire/wound' } };
  const after: Task = { ...before, status: 'completed' };
  expect(ask({ before, after, policy })).toMatchObject({
    allowed: false,
    status: 422,
    refusal: { rule: 'task.complete.form' },
  });
  const output = [{ type: { text: 'Form' }, valueReference: { reference: 'QuestionnaireResponse/1' } }];
  expect(ask({ before, after: { ...after, output }, policy })).toMatchObject({ allowed: true });
});

test('a direct task type lets a nurse claim and start in one press, another type does not', () => {
  const before = taskBefore('same role', 'requested');
  const after: Task = { ...before, status: 'in-progress', owner: { reference: 'Practitioner/me' } };
  expect(ask({ before, after, actor: actor('same role'), policy: { ...DEFAULT_POLICY, direct: true } })).toMatchObject({
    allowed: true,
    act: { verb: 'start' },
  });
  expect(ask({ before, after, actor: actor('same role') })).toMatchObject({ allowed: false });
});

test('a direct task that is in progress is not started again', () => {
  const before = taskBefore('owner', 'in-progress');
  const after: Task = { ...before, executionPeriod: { start: A_MINUTE_AGO } };
  expect(ask({ before, after, verb: 'start', policy: { ...DEFAULT_POLICY, direct: true } })).toMatchObject({
    allowed: false,
    refusal: { rule: 'task.start.status' },
  });
});

test('membership of the owning team lets somebody claim and nothing more', () => {
  const before: Task = { ...taskBefore('same role', 'ready'), owner: { reference: 'CareTeam/wounds' } };
  const member = { ...actor('outsider'), teams: ['CareTeam/wounds'] };
  expect(ask({ before, after: { ...before, owner: { reference: 'Practitioner/me' } }, actor: member })).toMatchObject({
    allowed: true,
    act: { verb: 'claim' },
  });
  expect(ask({ before, after: { ...before, status: 'in-progress' }, actor: member })).toMatchObject({
    allowed: false,
    status: 403,
  });
});

test('a nurse of another ward may not claim, and one whose role is held anywhere may', () => {
  const before = taskBefore('same role', 'requested');
  const after: Task = { ...before, status: 'accepted', owner: { reference: 'Practitioner/me' } };
  const nurseAt = (unit: string | undefined): Actor => ({
    ...actor('same role'),
    rolesAtPlaces: [{ role: NURSE_ROLE, display: 'Nurse', unit }],
  });
  expect(ask({ before, after, actor: nurseAt('ward-4') })).toMatchObject({
    allowed: false,
    status: 403,
    refusal: { rule: 'task.claim.who' },
  });
  expect(ask({ before, after, actor: nurseAt(undefined) })).toMatchObject({ allowed: true, act: { verb: 'claim' } });
});

const mine = { authorReference: { reference: 'Practitioner/me' }, time: NOW.toISOString() };

test('a task for any role at a unit is claimed by who works there', () => {
  const { performerType: _role, ...before } = taskBefore('same role', 'requested');
  const after: Task = { ...before, status: 'accepted', owner: { reference: 'Practitioner/me' } };
  const claim = (who: Actor) => ask({ before, after, actor: who, verb: 'claim' }).allowed;
  expect([claim(actor('same role')), claim(actor('requester')), claim(actor('outsider'))]).toEqual([true, true, false]);
});

test('anybody in reach may add a note, and nobody may change one that stands', () => {
  const before: Task = { ...taskBefore('outsider', 'accepted'), note: [{ ...mine, text: 'first' }] };
  const noted = (note: Task['note']) =>
    ask({ before, after: { ...before, ...(note && { note }) }, actor: actor('outsider') });
  expect(
    noted([
      { ...mine, text: 'first' },
      { ...mine, text: 'second' },
    ]),
  ).toMatchObject({
    allowed: true,
    act: { verb: 'amend' },
  });
  expect(noted([{ ...mine, text: 'second' }])).toMatchObject({
    allowed: false,
    status: 422,
    refusal: { rule: 'task.note.kept' },
  });
});

test.each([
  ['in words of somebody else', { authorString: 'Amira Haddad' }, 'task.note.author'],
  ['of somebody else', { authorReference: { reference: 'Practitioner/other' } }, 'task.note.author'],
  ['under a name alone', { authorReference: { display: 'Dr Rossi' } }, 'task.note.author'],
  ['of nobody', { authorReference: undefined }, 'task.note.author'],
  ['of last week', { time: '2026-02-22T10:00:00Z' }, 'task.note.time'],
  ['of no time', { time: undefined }, 'task.note.time'],
])('a note %s is refused, added or brought along with a new task', (_, forged, rule) => {
  const note = JSON.parse(JSON.stringify([{ ...mine, ...forged, text: 'x' }])) as NonNullable<Task['note']>;
  const before = taskBefore('requester', 'requested');
  const requester = actor('requester');
  const created = { after: { ...before, note }, actor: requester, reach: [], policy: DEFAULT_POLICY };
  for (const answer of [
    ask({ before, after: { ...before, note }, actor: requester }),
    taskGate({ ...created, before: undefined, heldFrom: undefined, now: NOW }),
  ]) {
    expect(answer).toMatchObject({ allowed: false, refusal: { rule } });
  }
});

test('work does not end in the future, and a bystander does not move the time it is held until', () => {
  const before = taskBefore('owner', 'in-progress');
  const after: Task = { ...before, status: 'completed', executionPeriod: { end: '2099-01-01T00:00:00Z' } };
  expect(ask({ before, after })).toMatchObject({ allowed: false, refusal: { rule: 'task.period.later' } });
  const held = taskBefore('outsider', 'on-hold');
  const until = { url: HELD_UNTIL, valueDateTime: '2030-01-01T00:00:00Z' };
  const moved: Task = { ...held, extension: [...(held.extension ?? []), until], note: [{ ...mine, text: 'x' }] };
  expect(ask({ before: held, after: moved, actor: actor('outsider') })).toMatchObject({ allowed: false, status: 403 });
});

test('only agents suspend a draft, and only they delete, and only what never was work', () => {
  const agent: Actor = { ...actor('outsider'), accessRole: 'agent', handles: ['Device/engine'] };
  const before = taskBefore('requester', 'draft');
  expect(ask({ before, after: { ...before, status: 'on-hold' }, actor: agent })).toMatchObject({
    allowed: true,
    act: { verb: 'hold' },
  });
  expect(ask({ before, after: { ...before, status: 'on-hold' }, actor: actor('requester') })).toMatchObject({
    allowed: false,
  });
  const remove = (status: Task['status'], by: Actor) =>
    taskGate({
      before: { ...before, status },
      after: undefined,
      actor: by,
      reach: [],
      policy: DEFAULT_POLICY,
      heldFrom: undefined,
      now: NOW,
    }).allowed;
  expect([remove('draft', agent), remove('completed', agent), remove('draft', actor('requester'))]).toEqual([
    true,
    false,
    false,
  ]);
});

test('intent never changes, and people never move a task to another patient', () => {
  const before: Task = { ...taskBefore('owner', 'accepted'), for: { reference: 'Patient/1' } };
  expect(ask({ before, after: { ...before, intent: 'plan' } })).toMatchObject({
    refusal: { rule: 'task.intent.fixed' },
  });
  expect(ask({ before, after: { ...before, for: { reference: 'Patient/2' } } })).toMatchObject({
    refusal: { rule: 'task.patient.fixed' },
  });
});
