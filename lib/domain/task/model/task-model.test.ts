import fc from 'fast-check';
import { expect, test } from 'vitest';
import { taskGate } from '@/lib/domain/task/task-gate';
import { everyFlip, type FlippedRules } from './flipped-rules-fixture';
import { type Gate, type Met, playSequence } from './model-run-fixture';
import { anySequence } from './model-sequence-fixture';
import { MODEL_VERBS } from './model-table-fixture';

const SEED = Number(process.env.SEED ?? 20_260_301);
const IN_FULL = process.env.PROVE === '1';
const SEQUENCES = IN_FULL ? 20_000 : 2000;
/** So many sequences a wrong table may pass at most before one of them shows it. */
const MOST_UNNOTICED = 4000;
const FLIPS = everyFlip().filter((_, index) => IN_FULL || index % 17 === 0);

const SPECIAL_RULES = [
  'access.task.act',
  'task.claim.owned',
  'task.check.same-person',
  'task.complete.form',
  'task.complete.waiting',
  'task.hold.until',
  'task.reassign.to',
  'task.reopen.window',
  'task.transition.unknown',
  'task.waiting-for-check',
];
const WITH_REASON = [
  'decline',
  'release',
  'hold',
  'send-back',
  'fail',
  'cancel',
  'reassign',
  'reopen',
  'mark-in-error',
];
const EVERY_ANSWER = [
  ...MODEL_VERBS,
  ...MODEL_VERBS.flatMap((verb) => [`task.${verb}.who`, `task.${verb}.status`]),
  ...WITH_REASON.map((verb) => `task.${verb}.reason`),
  ...SPECIAL_RULES,
];

test(`in ${SEQUENCES} sequences of up to 50 presses the rules do what a model written by hand says`, () => {
  const met: Met = new Map();
  fc.assert(
    fc.property(anySequence, (sequence) => playSequence(sequence, taskGate, met)),
    { numRuns: SEQUENCES, seed: SEED },
  );
  const presses = [...met.values()].reduce((sum, count) => sum + count, 0);
  const allowed = MODEL_VERBS.reduce((sum, verb) => sum + (met.get(verb) ?? 0), 0);
  process.stderr.write(
    `model runs, seed ${SEED}: ${SEQUENCES} sequences, ${presses} presses, ${allowed} allowed, by ${met.size} rules and verbs; 0 divergences\n`,
  );
  expect(EVERY_ANSWER.filter((each) => !met.has(each))).toEqual([]);
});

function isNoticed({ rules }: FlippedRules): boolean {
  const flipped: Gate = (question) => taskGate({ ...question, policy: { ...question.policy, rules } });
  const property = fc.property(anySequence, (sequence) => playSequence(sequence, flipped));
  return fc.check(property, { numRuns: MOST_UNNOTICED, seed: SEED, endOnFailure: true }).failed;
}

test(`each of ${FLIPS.length} tables with one wrong entry is noticed by the same runs`, () => {
  expect(FLIPS.filter((flip) => !isNoticed(flip)).map(({ name }) => name)).toEqual([]);
});

test('rules that forget an input, or whom a team or a hand-over concerns, are noticed by the same runs', () => {
  const noReason: Gate = (question) =>
    taskGate({ ...question, after: question.after && { statusReason: { text: 'made up' }, ...question.after } });
  const noTeams: Gate = (question) => taskGate({ ...question, actor: { ...question.actor, teams: [] } });
  const stoppedClock: Gate = (question) => taskGate({ ...question, now: new Date('2026-03-01T08:00:00.000Z') });
  const gates = { noReason, noTeams, stoppedClock };
  const unnoticed = Object.entries(gates).filter(([, gate]) => {
    const property = fc.property(anySequence, (sequence) => playSequence(sequence, gate));
    return !fc.check(property, { numRuns: MOST_UNNOTICED, seed: SEED, endOnFailure: true }).failed;
  });
  expect(unnoticed).toEqual([]);
});
