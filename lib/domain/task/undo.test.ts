import type { Task } from '@medplum/fhirtypes';
import { expect, test } from 'vitest';
import { A_MINUTE_AGO, actor, NOW, taskBefore } from './task-gate-fixture';
import { HELD_FROM } from './task-hold';
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

/** What a supervisor of the ward did to somebody's work, and how it then stands. */
const SUPERVISORS: [string, UndoQuestion][] = (
  [
    ['reassign', { owner: { reference: 'Practitioner/other' }, status: 'requested' }],
    ['hold', { status: 'on-hold', extension: [{ url: HELD_FROM, valueCode: 'accepted' }] }],
    ['amend', { priority: 'stat' }],
    ['release', { owner: undefined, status: 'requested' }],
  ] as const
).map(([act, made]) => [
  act,
  {
    ...CLAIM,
    actor: actor('supervisor'),
    step: { act, at: A_MINUTE_AGO, actor: 'Practitioner/me' },
    before: { ...claimed, owner: { reference: 'Practitioner/colleague' } },
    current: { ...claimed, owner: { reference: 'Practitioner/colleague' }, ...made } as Task,
  },
]);

/** Steps that stay, by the rule that keeps them. */
const KEPT: [string, UndoQuestion][] = [
  ['task.undo.who', stepOf({ actor: 'Practitioner/other' })],
  ['task.undo.who', { ...CLAIM, step: undefined }],
  ['task.undo.window', stepOf({ at: '2026-03-01T09:54:59Z' })],
  ['task.undo.nothing', stepOf({ act: 'cancel' })],
  ['task.undo.nothing', { ...CLAIM, before: undefined }],
  // Being a supervisor gives nobody's step into their hands, and no more time.
  ...SUPERVISORS.flatMap(([, question]): [string, UndoQuestion][] => [
    [
      'task.undo.who',
      { ...question, ...(question.step && { step: { ...question.step, actor: 'Practitioner/colleague' } }) },
    ],
    ['task.undo.window', { ...question, now: new Date(NOW.getTime() + 5 * 60_000) }],
  ]),
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

test.each(SUPERVISORS)('what a supervisor did by %s is theirs to take back', (_, question) => {
  expect(judgeUndo(question)).toMatchObject({
    allowed: true,
    resource: { status: 'accepted', owner: { reference: 'Practitioner/colleague' } },
  });
});

test.each<[string, Judge]>([
  [
    'whose step it was',
    (question) =>
      judgeUndo({ ...question, ...(question.step && { step: { ...question.step, actor: 'Practitioner/me' } }) }),
  ],
  ['how long ago it was', (question) => judgeUndo({ ...question, now: new Date(question.step?.at ?? question.now) })],
  [
    'a supervisor whose step it was',
    (question) =>
      question.actor.accessRole === 'supervisor' && question.step !== undefined
        ? judgeUndo({ ...question, step: { ...question.step, actor: 'Practitioner/me' } })
        : judgeUndo(question),
  ],
  [
    'which step it was',
    (question) => judgeUndo({ ...question, ...(question.step && { step: { ...question.step, act: 'claim' } }) }),
  ],
])('a judge that does not ask %s is caught', (_, careless) => {
  expect(rulesOf(careless)).not.toEqual(KEPT.map(([rule]) => rule));
});
