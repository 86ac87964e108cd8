import type { Task } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { A_MINUTE_AGO, actor, NOW, taskBefore } from './task-gate-fixture';
import { DEFAULT_POLICY } from './task-policy';
import { judgeUndo, type UndoQuestion } from './undo';

const before: Task = taskBefore('same role', 'requested');
const claimed: Task = { ...before, status: 'accepted', owner: { reference: 'Practitioner/me' } };
const CLAIM: UndoQuestion = {
  step: { act: 'claim', at: A_MINUTE_AGO, actor: 'Practitioner/me' },
  before,
  current: claimed,
  actor: actor('owner'),
  reach: ['unit:ward-3'],
  policy: DEFAULT_POLICY,
  now: NOW,
};
const stepOf = (part: Partial<NonNullable<UndoQuestion['step']>>) => ({
  ...CLAIM,
  step: { act: 'claim', at: A_MINUTE_AGO, actor: 'Practitioner/me', ...part },
});

/** Steps that stay, by the rule that keeps them. */
const KEPT: [string, UndoQuestion][] = [
  ['task.undo.who', stepOf({ actor: 'Practitioner/other' })],
  ['task.undo.who', { ...CLAIM, step: undefined }],
  ['task.undo.window', stepOf({ at: '2026-03-01T09:54:59Z' })],
  ['task.undo.nothing', stepOf({ act: 'cancel' })],
  ['task.undo.nothing', { ...CLAIM, before: undefined }],
];

type Judge = typeof judgeUndo;
const rulesOf = (judge: Judge) =>
  KEPT.map(([, question]) => {
    const answer = judge(question);
    return answer.allowed ? 'taken back' : answer.refusal.rule;
  });

test('a step stays for everybody else, after its time, and where nothing makes up for it', () => {
  expect(rulesOf(judgeUndo)).toEqual(KEPT.map(([rule]) => rule));
  expect(judgeUndo(CLAIM)).toMatchObject({ allowed: true, verb: 'release', until: new Date('2026-03-01T10:04:00Z') });
});

test.each<[string, Judge]>([
  [
    'whose step it was',
    (question) =>
      judgeUndo({ ...question, ...(question.step && stepOf({ ...question.step, actor: 'Practitioner/me' })) }),
  ],
  ['how long ago it was', (question) => judgeUndo({ ...question, now: new Date(question.step?.at ?? question.now) })],
  [
    'which step it was',
    (question) => judgeUndo({ ...question, ...(question.step && { step: { ...question.step, act: 'claim' } }) }),
  ],
])('a judge that does not ask %s is caught', (_, careless) => {
  expect(rulesOf(careless)).not.toEqual(KEPT.map(([rule]) => rule));
});
