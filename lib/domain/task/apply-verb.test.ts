import type { Task } from '@medplum/fhirtypes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { applyVerb } from './apply-verb';
import type { TaskAction } from './task-action';
import { type GateQuestion, taskGate } from './task-gate';
import { HELD_FROM, HELD_UNTIL } from './task-hold';
import { DEFAULT_POLICY, type TaskPolicy } from './task-policy';
import { TASK_STATUSES } from './task-status';
import { TASK_VERBS } from './task-verb';
import { verbOffers } from './verb-offers';

const NOW = new Date('2026-03-01T10:00:00Z');
const RUNS = process.env.PROVE === '1' ? 20_000 : 500;

const nurse: Actor = {
  accountId: 'n',
  username: 'n',
  accessRole: 'clinician',
  reference: 'Practitioner/me',
  display: 'Me',
  handles: ['Practitioner/me'],
  teams: ['CareTeam/mine'],
  rolesAtPlaces: [{ role: 'sys|rn', display: 'Nurse', unit: 'ward' }],
  units: ['ward'],
  scopes: [],
};
const anyActor = fc.constantFrom<Actor>(
  nurse,
  { ...nurse, accessRole: 'supervisor' },
  { ...nurse, accessRole: 'auditor' },
  { ...nurse, rolesAtPlaces: [], handles: ['Practitioner/other'], reference: 'Practitioner/other', teams: [] },
);
const anyReference = fc.constantFrom(
  { reference: 'Practitioner/me' },
  { reference: 'Practitioner/other' },
  { reference: 'CareTeam/mine' },
  { identifier: { system: 's', value: 'v' } },
);
const anyTask: fc.Arbitrary<Task> = fc.record(
  {
    resourceType: fc.constant('Task' as const),
    id: fc.constant('t'),
    status: fc.constantFrom(...TASK_STATUSES),
    intent: fc.constant('order' as const),
    owner: anyReference,
    requester: anyReference,
    authoredOn: fc.constantFrom('2026-02-28T10:00:00Z', '2026-03-02T10:00:00Z'),
    performerType: fc.constantFrom([], [{ coding: [{ system: 'sys', code: 'rn' }] }]),
    executionPeriod: fc.constantFrom(
      { start: '2026-02-28T11:00:00Z' },
      { start: '2026-02-28T11:00:00Z', end: '2026-03-01T09:58:00Z' },
    ),
    extension: fc.constant([{ url: 'https://elsewhere.example/keep', valueString: 'me' }]),
    contained: fc.constant([{ resourceType: 'Patient' as const, id: 'p' }]),
    note: fc.constantFrom([], [{ text: 'an earlier note' }]),
  },
  { requiredKeys: ['resourceType', 'id', 'status', 'intent', 'extension', 'contained'] },
) as fc.Arbitrary<Task>;
const anyAction: fc.Arbitrary<TaskAction> = fc.record(
  {
    seenVersion: fc.constant('1'),
    reason: fc.constant('because'),
    note: fc.constant('a note'),
    to: fc.constant('Practitioner/third'),
    due: fc.constantFrom(null, '2026-03-01T12:00:00Z'),
    until: fc.constant('2026-03-01T15:30:00Z'),
  },
  { requiredKeys: ['seenVersion'] },
) as fc.Arbitrary<TaskAction>;

test('no verb loses what is not understood, and time never runs backwards (inv-1)', () => {
  fc.assert(
    fc.property(anyTask, anyAction, fc.constantFrom(...TASK_VERBS), (task, action, verb) => {
      const strange = { ...task, _strange: { of: ['another', 'system'] } } as Task;
      const after = applyVerb(strange, {
        verb,
        action,
        actor: nurse,
        policy: DEFAULT_POLICY,
        now: NOW,
        heldFrom: undefined,
      });
      expect(after).toMatchObject({
        _strange: { of: ['another', 'system'] },
        contained: task.contained,
        intent: 'order',
      });
      expect(after.extension).toContainEqual({ url: 'https://elsewhere.example/keep', valueString: 'me' });
      expect(after.note ?? []).toEqual(expect.arrayContaining(task.note ?? []));
      expect(new Date(after.lastModified ?? 0).getTime()).toBeGreaterThanOrEqual(
        new Date(after.authoredOn ?? 0).getTime(),
      );
      expect(JSON.parse(JSON.stringify(after))).toEqual(after);
    }),
    { numRuns: RUNS },
  );
});

type Gate = (question: GateQuestion) => ReturnType<typeof taskGate>;

/** Offered verbs, done with everything their form asks for, pass the gate. */
function offersHold(gate: Gate): void {
  fc.assert(
    fc.property(anyTask, anyActor, fc.boolean(), (task, actor, direct) => {
      const policy: TaskPolicy = { ...DEFAULT_POLICY, direct };
      const context = { actor, reach: ['all', 'unit:ward'], policy, heldFrom: undefined, now: NOW };
      for (const { verb, asks } of verbOffers(task, context).filter(({ allowed }) => allowed)) {
        const only = (ask: (typeof asks)[number], part: Partial<TaskAction>) => (asks.includes(ask) ? part : {});
        const action: TaskAction = {
          seenVersion: '1',
          ...only('reason', { reason: 'because' }),
          ...only('to', { to: 'Practitioner/third' }),
          ...only('note', { note: 'a note' }),
        };
        const after = applyVerb(task, { verb, action, actor, policy, now: NOW, heldFrom: undefined });
        expect(gate({ ...context, before: task, after, verb }), `${verb} of ${task.status}`).toMatchObject({
          allowed: true,
        });
      }
    }),
    { numRuns: RUNS, seed: 20260301 },
  );
}

test('what the page offers the gate allows', () => {
  offersHold(taskGate);
});

test('a gate that disagrees with the page about one verb is caught', () => {
  const stubborn: Gate = (question) =>
    question.verb === 'hold' ? taskGate({ ...question, verb: 'complete' }) : taskGate(question);
  expect(() => offersHold(stubborn)).toThrow();
});

test('a held task remembers where it came from and returns there', () => {
  const task: Task = {
    resourceType: 'Task',
    status: 'ready',
    intent: 'order',
    owner: { reference: 'Practitioner/me' },
  };
  const apply = (before: Task, verb: 'hold' | 'resume', action: TaskAction) =>
    applyVerb(before, { verb, action, actor: nurse, policy: DEFAULT_POLICY, now: NOW, heldFrom: undefined });
  const held = apply(task, 'hold', { seenVersion: '1', reason: 'patient at x-ray', until: '2026-03-01T15:30:00Z' });
  expect(held).toMatchObject({ status: 'on-hold', statusReason: { text: 'patient at x-ray' } });
  expect(held.extension).toEqual([
    { url: HELD_FROM, valueCode: 'ready' },
    { url: HELD_UNTIL, valueDateTime: '2026-03-01T15:30:00Z' },
  ]);
  const resumed = apply(held, 'resume', { seenVersion: '2' });
  expect(resumed.status).toBe('ready');
  expect(resumed).not.toHaveProperty('extension');
  expect(resumed).not.toHaveProperty('statusReason');
});
