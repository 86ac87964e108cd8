import type { Task } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { NO_SITE_POLICY, SitePolicy, siteRules } from './site-policy';
import { sitePolicyFaults } from './site-policy-faults';
import { type GateAnswer, taskGate } from './task-gate';
import type { KindOfActor } from './task-gate.grid';
import { actor, NOW, taskBefore } from './task-gate-fixture';
import { DEFAULT_POLICY } from './task-policy';
import { TASK_RULES } from './task-rules';
import type { TaskStatus } from './task-status';
import { TASK_VERBS, type TaskVerb } from './task-verb';

type Ask = { kind: KindOfActor; verb: TaskVerb; from: TaskStatus; to: TaskStatus };
const WOUND = 'http://types.example|wound';
/** A site where supervisors alone cancel, anybody who asked may hold, and wounds are claimed only when they are ready. */
const SITE = SitePolicy.parse({
  rules: { cancel: { who: ['supervisor'] }, hold: { who: ['owner', 'supervisor', 'requester'] } },
  types: { [WOUND]: { claim: { from: ['ready'] }, cancel: { who: ['requester'] } } },
});

function ask({ kind, verb, from, to }: Ask, site: SitePolicy, type?: string): GateAnswer {
  const before = taskBefore(kind, from);
  const owner = verb === 'claim' ? { owner: { reference: 'Practitioner/me' } } : {};
  const after: Task = { ...before, ...owner, status: to, statusReason: { text: 'because' } };
  const policy = { ...DEFAULT_POLICY, preset: site.preset, rules: siteRules(site, type) };
  return taskGate({
    before,
    after,
    actor: actor(kind),
    reach: ['all', 'unit:ward-3'],
    policy,
    heldFrom: undefined,
    verb,
    now: NOW,
  });
}

/** What the site above should change, and for whom: the gate under the product's rules says the opposite. */
const CHANGES: [string, Ask, string | undefined, boolean][] = [
  ['a verb is taken away', { kind: 'requester', verb: 'cancel', from: 'accepted', to: 'cancelled' }, undefined, false],
  ['a verb is given', { kind: 'requester', verb: 'hold', from: 'accepted', to: 'on-hold' }, undefined, true],
  ['a type is narrowed', { kind: 'same role', verb: 'claim', from: 'requested', to: 'accepted' }, WOUND, false],
];

test.each(CHANGES)('%s', (_, question, type, allowed) => {
  expect(ask(question, SITE, type).allowed).toBe(allowed);
  // Whoever forgot to look at the file would say this.
  expect(ask(question, NO_SITE_POLICY, type).allowed).toBe(!allowed);
});

test('a type goes before the site, and only where it says something', () => {
  const cancel: Ask = { kind: 'requester', verb: 'cancel', from: 'accepted', to: 'cancelled' };
  expect([ask(cancel, SITE, WOUND).allowed, ask(cancel, SITE, 'x|other').allowed]).toEqual([true, false]);
  const hold: Ask = { kind: 'requester', verb: 'hold', from: 'accepted', to: 'on-hold' };
  expect(ask(hold, SITE, WOUND).allowed).toBe(true);
});

test('who is refused reads who may, as the site has it', () => {
  const refused = ask({ kind: 'requester', verb: 'cancel', from: 'accepted', to: 'cancelled' }, SITE);
  expect(refused).toMatchObject({
    status: 403,
    refusal: {
      rule: 'task.cancel.who',
      message: 'Only a supervisor of its unit can cancel it here.',
      wayForward: 'Ask a supervisor of its unit.',
    },
  });
  const early = ask({ kind: 'same role', verb: 'claim', from: 'requested', to: 'accepted' }, SITE, WOUND);
  expect(early).toMatchObject({ status: 422, refusal: { message: expect.stringContaining('one that is ready') } });
});

test('strict allows the arrows of HL7’s diagram alone', () => {
  const release: Ask = { kind: 'owner', verb: 'hold', from: 'accepted', to: 'on-hold' };
  expect(ask(release, NO_SITE_POLICY).allowed).toBe(true);
  expect(ask(release, SitePolicy.parse({ preset: 'strict' })).allowed).toBe(false);
});

test('a site that says nothing has the rules of the product, and both presets can be run', () => {
  expect(siteRules(NO_SITE_POLICY, WOUND)).toBe(TASK_RULES);
  expect(sitePolicyFaults(NO_SITE_POLICY)).toEqual([]);
  expect(sitePolicyFaults(SitePolicy.parse({ preset: 'strict' }))).toEqual([]);
  expect(sitePolicyFaults(SITE)).toEqual([]);
});

test.each([
  [
    { rules: { cancel: { who: [] } } },
    ['rules: nobody can cancel it (cancel).', 'rules: no task can become cancelled (cancelled).'],
  ],
  [
    { rules: { decline: { from: [] } } },
    ['rules: nobody can decline it (decline).', 'rules: no task can become declined (rejected).'],
  ],
  [
    {
      types: {
        [WOUND]: {
          resume: { from: ['draft'] },
          cancel: { from: ['draft'] },
          'mark-in-error': { from: ['draft'] },
          reassign: { from: ['draft'] },
        },
      },
    },
    [`types.${WOUND}: a task that is on hold (on-hold) can go nowhere.`],
  ],
])('what cannot work is told, a line each: %j', (file, faults) => {
  expect(sitePolicyFaults(SitePolicy.parse(file))).toEqual(faults);
});

test.each([
  { preset: 'loose' },
  { rules: { burn: { who: ['owner'] } } },
  { rules: { cancel: { who: ['everybody'] } } },
  { rules: { cancel: { from: ['finished'] } } },
  { rules: { cancel: { to: ['cancelled'] } } },
  { types: { wound: {} } },
  { more: true },
])('what is not understood is refused: %j', (file) => {
  expect(SitePolicy.safeParse(file).success).toBe(false);
});

test('a file can speak of each verb', () => {
  const rules = Object.fromEntries(
    TASK_VERBS.map((verb) => [verb, { who: TASK_RULES[verb].who, from: TASK_RULES[verb].from }]),
  );
  const site = SitePolicy.parse({ rules });
  for (const verb of TASK_VERBS) {
    expect({ ...siteRules(site, undefined)[verb], notYours: 0 }).toEqual({ ...TASK_RULES[verb], notYours: 0 });
  }
});
