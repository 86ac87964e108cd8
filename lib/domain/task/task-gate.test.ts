import type { Task } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { type GateQuestion, taskGate } from './task-gate';
import { GATE_GRID, GRID_LETTERS, GRID_STATUSES, type KindOfActor } from './task-gate.grid';
import { HELD_FROM } from './task-hold';
import { DEFAULT_POLICY } from './task-policy';
import { TASK_VERBS, type TaskVerb } from './task-verb';

const NOW = new Date('2026-03-01T10:00:00Z');
const A_MINUTE_AGO = '2026-03-01T09:59:00Z';
const NURSE_ROLE = 'http://snomed.info/sct|224535009';
const KINDS = Object.keys(GATE_GRID) as KindOfActor[];

function actor(kind: KindOfActor): Actor {
  const here = kind === 'outsider' ? 'ward-4' : 'ward-3';
  const role = kind === 'same role' || kind === 'owner' ? NURSE_ROLE : 'http://snomed.info/sct|158965000';
  return {
    accountId: kind,
    username: kind,
    accessRole: kind === 'supervisor' ? 'supervisor' : 'clinician',
    reference: 'Practitioner/me',
    display: 'Me',
    handles: ['Practitioner/me'],
    teams: [],
    rolesAtPlaces: [{ role, display: 'Role', unit: here }],
    units: [here],
    scopes: [],
  };
}

function taskBefore(kind: KindOfActor, status: Task['status']): Task {
  const [system, code] = NURSE_ROLE.split('|');
  const owner = {
    owner: 'Practitioner/me',
    'same role': undefined,
    requester: 'Practitioner/other',
    supervisor: 'Practitioner/other',
    outsider: 'Practitioner/other',
  }[kind];
  return {
    resourceType: 'Task',
    id: 't',
    status,
    intent: 'order',
    performerType: [{ coding: [{ system: system ?? '', code: code ?? '' }] }],
    requester: { reference: kind === 'requester' ? 'Practitioner/me' : 'Practitioner/asker' },
    authoredOn: '2026-03-01T08:00:00Z',
    lastModified: A_MINUTE_AGO,
    ...(owner !== undefined && { owner: { reference: owner } }),
    ...(status === 'on-hold' && { extension: [{ url: HELD_FROM, valueCode: 'accepted' }] }),
  };
}

/** The writes that would bring about a cell: the owner kept, taken, cleared or given; a stay in the status changes the due time. */
function waysTo(before: Task, status: Task['status']): Task[] {
  const { owner: _owner, ...unowned } = before;
  const reason = { statusReason: { text: 'because' } };
  const due = { restriction: { period: { end: '2026-03-01T12:00:00Z' } } };
  const kept = { ...before, ...reason, status, ...(status === before.status && due) };
  const others = ['Practitioner/me', 'Practitioner/third']
    .filter((reference) => status !== before.status || reference !== before.owner?.reference)
    .map((reference) => ({ ...before, ...reason, status, owner: { reference } }));
  return [kept, ...others, { ...unowned, ...reason, status }];
}

type Gate = (question: GateQuestion) => ReturnType<typeof taskGate>;

function letterOf(kind: KindOfActor, from: Task['status'], to: Task['status'], gate: Gate): string {
  const before = taskBefore(kind, from);
  const ask = (after: Task, verb: TaskVerb) =>
    gate({
      before,
      after,
      verb,
      actor: actor(kind),
      reach: ['all', 'unit:ward-3'],
      policy: DEFAULT_POLICY,
      heldFrom: from === 'on-hold' ? 'accepted' : undefined,
      now: NOW,
    });
  const verb = TASK_VERBS.find((each) => waysTo(before, to).some((after) => ask(after, each).allowed));
  return verb === undefined ? '.' : GRID_LETTERS[verb];
}

type Grid = Record<KindOfActor, readonly string[]>;

function gridOf(gate: Gate): Grid {
  const rows = (kind: KindOfActor) =>
    GRID_STATUSES.map((from) => GRID_STATUSES.map((to) => letterOf(kind, from, to, gate)).join(''));
  return {
    owner: rows('owner'),
    requester: rows('requester'),
    'same role': rows('same role'),
    supervisor: rows('supervisor'),
    outsider: rows('outsider'),
  };
}

const observed = gridOf(taskGate);

function differences(expected: Grid): string[] {
  return KINDS.flatMap((kind) =>
    GRID_STATUSES.flatMap((from, row) =>
      GRID_STATUSES.flatMap((to, column) => {
        const [wanted, found] = [expected[kind][row]?.[column], observed[kind][row]?.[column]];
        return wanted === found ? [] : [`${kind}: ${from} → ${to} should be ${wanted}, is ${found}`];
      }),
    ),
  );
}

test('of all 12 × 12 steps and five kinds of actor the gate allows exactly what the grid says', () => {
  expect(KINDS.flatMap((kind) => GATE_GRID[kind]).every((row) => row.length === GRID_STATUSES.length)).toBe(true);
  expect(differences(GATE_GRID)).toEqual([]);
});

test('any single flip of the grid is noticed', () => {
  let flips = 0;
  for (const kind of KINDS) {
    for (const [row, line] of GATE_GRID[kind].entries()) {
      for (const [column, letter] of [...line].entries()) {
        const flipped = line.slice(0, column) + (letter === '.' ? 'x' : '.') + line.slice(column + 1);
        expect(differences({ ...GATE_GRID, [kind]: GATE_GRID[kind].with(row, flipped) })).toHaveLength(1);
        flips += 1;
      }
    }
  }
  expect(flips).toBe(12 * 12 * 5);
});

test('a gate that forgets to ask who is asking is caught by the grid', () => {
  const careless: Gate = (question) => taskGate({ ...question, actor: { ...question.actor, accessRole: 'agent' } });
  expect(gridOf(careless)).not.toEqual(GATE_GRID);
});

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
  const policy = { ...DEFAULT_POLICY, form: 'https://taskward.health/fhir/Questionnaire/wound' };
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

test('anybody in reach may add a note, and nobody may change one that stands', () => {
  const before: Task = { ...taskBefore('outsider', 'accepted'), note: [{ text: 'first' }] };
  expect(
    ask({ before, after: { ...before, note: [{ text: 'first' }, { text: 'second' }] }, actor: actor('outsider') }),
  ).toMatchObject({ allowed: true, act: { verb: 'amend' } });
  expect(ask({ before, after: { ...before, note: [{ text: 'second' }] }, actor: actor('outsider') })).toMatchObject({
    allowed: false,
    status: 422,
    refusal: { rule: 'task.note.kept' },
  });
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
