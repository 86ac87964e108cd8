import type { Task } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { type GateQuestion, taskGate } from './task-gate';
import { GATE_GRID, GRID_LETTERS, type KindOfActor, VERB_GRID } from './task-gate.grid';
import { actor, NOW, taskBefore } from './task-gate-fixture';
import { DEFAULT_POLICY } from './task-policy';
import { TASK_STATUSES } from './task-status';
import { TASK_VERBS, type TaskVerb } from './task-verb';

const KINDS = Object.keys(GATE_GRID) as KindOfActor[];

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

type Cell = { kind: KindOfActor; from: Task['status']; to: Task['status'] };

/** The verbs by which an actor can bring about a cell. */
function verbsOf({ kind, from, to }: Cell, gate: Gate): TaskVerb[] {
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
  return TASK_VERBS.filter((verb) => waysTo(before, to).some((after) => ask(after, verb).allowed));
}

function letterOf(cell: Cell, gate: Gate): string {
  const [verb] = verbsOf(cell, gate);
  return verb === undefined ? '.' : GRID_LETTERS[verb];
}

type Grid = Record<KindOfActor, readonly string[]>;

function gridOf(gate: Gate): Grid {
  const rows = (kind: KindOfActor) =>
    TASK_STATUSES.map((from) => TASK_STATUSES.map((to) => letterOf({ kind, from, to }, gate)).join(''));
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
    TASK_STATUSES.flatMap((from, row) =>
      TASK_STATUSES.flatMap((to, column) => {
        const [wanted, found] = [expected[kind][row]?.[column], observed[kind][row]?.[column]];
        return wanted === found ? [] : [`${kind}: ${from} → ${to} should be ${wanted}, is ${found}`];
      }),
    ),
  );
}

test('of all 12 × 12 steps and five kinds of actor the gate allows exactly what the grid says', () => {
  expect(KINDS.flatMap((kind) => GATE_GRID[kind]).every((row) => row.length === TASK_STATUSES.length)).toBe(true);
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

/** The table of the design as the gate has it, one sentence for each verb from each status. */
function permissionsOf(gate: Gate): string[] {
  return KINDS.flatMap((kind) =>
    TASK_STATUSES.flatMap((from) => {
      const verbs = new Set(TASK_STATUSES.flatMap((to) => verbsOf({ kind, from, to }, gate)));
      return [...verbs].map((verb) => permission(kind, verb, from));
    }),
  ).sort();
}

const permission = (kind: string, verb: string, from: string) => `${kind} may ${verb} from ${from}`;

const PERMISSIONS = KINDS.flatMap((kind) =>
  TASK_VERBS.flatMap((verb) => (VERB_GRID[kind][verb] ?? []).map((from) => permission(kind, verb, from))),
).sort();

test('each actor may do each verb from exactly the statuses that the design names', () => {
  expect(permissionsOf(taskGate)).toEqual(PERMISSIONS);
});

test('a gate that takes the supervisor for the owner is caught verb by verb', () => {
  const mistaken: Gate = (question) =>
    taskGate({
      ...question,
      actor: { ...question.actor, handles: [...question.actor.handles, 'Practitioner/other'] },
    });
  expect(permissionsOf(mistaken).filter((each) => !PERMISSIONS.includes(each))).toContain(
    permission('supervisor', 'complete', 'in-progress'),
  );
});
