import { describe, expect, test } from 'vitest';
import { nextOf } from './next-task';
import { reasonsOf } from './next-task-reasons';
import { SkipRequest, skipEnds, skipWords } from './task-skip';
import type { WorklistRow } from './worklist-row';

const NOW = new Date('2026-03-10T14:00:00.000Z');
const CLOCK = { now: NOW, timeZone: 'UTC' };
const HOUR = 3_600_000;
const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR).toISOString();
const NURSE = { reference: 'http://roles.example|nurse', display: 'Nurse' };

function row(part: Partial<WorklistRow>): WorklistRow {
  const none = { description: null, type: null, heldUntil: null, authoredAt: null, closedAt: null, requester: null };
  return {
    ...none,
    id: 'x',
    version: '1',
    title: 'Wound check',
    status: 'requested',
    priority: 'routine',
    band: 'shift',
    dueAt: at(2),
    awaitsCheck: false,
    changedAt: at(-1),
    owner: null,
    roles: [NURSE],
    unit: { reference: 'Location/w', display: 'Ward 3 East' },
    patient: null,
    claimable: true,
    mine: false,
    ...part,
  };
}

const mine = (part: Partial<WorklistRow> = {}) =>
  row({
    mine: true,
    claimable: false,
    status: 'accepted',
    owner: { reference: 'Practitioner/me', display: 'Me' },
    ...part,
  });
const patient = (id: string) => ({
  reference: `Patient/${id}`,
  display: 'LINDQVIST, Maria',
  id,
  birthDate: null,
  mrn: null,
  bed: null,
  unit: null,
});

type Case = [what: string, first: WorklistRow, other: WorklistRow];
const CASES: readonly Case[] = [
  [
    'late before what is due in the hour, whatever the priority',
    row({ band: 'overdue' }),
    mine({ band: 'hour', priority: 'stat' }),
  ],
  ['stat before routine of one lateness, whosever it is', row({ priority: 'stat' }), mine()],
  ['asap before urgent', row({ priority: 'asap' }), row({ priority: 'urgent' })],
  ['one’s own before what nobody has, even if that is due first', mine({ dueAt: at(3) }), row({ dueAt: at(1) })],
  [
    'the patient one is with before others',
    row({ patient: patient('p1'), dueAt: at(3) }),
    row({ patient: patient('p2') }),
  ],
  ['one’s own before the patient one is with', mine({ dueAt: at(3) }), row({ patient: patient('p1') })],
  ['what is due first', row({ dueAt: at(1), id: 'z' }), row({ dueAt: at(2), id: 'a' })],
  [
    'what is dated before what is not',
    row({ dueAt: at(9), band: 'later' }),
    row({ dueAt: null, band: 'none', priority: 'stat' }),
  ],
];

describe('the next task', () => {
  test.each(CASES)('is %s', (_what, first, other) => {
    const [a, b] = [
      { ...first, id: `${first.id}1` },
      { ...other, id: `${other.id}2` },
    ];
    const asking = { isSkipped: () => false, after: undefined, patient: 'p1' };
    expect(nextOf([a, b], asking)?.id).toBe(a.id);
    expect(nextOf([b, a], asking)?.id).toBe(a.id);
  });

  test.each<[string, WorklistRow, boolean]>([
    ['own and accepted', mine(), true],
    ['own and started', mine({ status: 'in-progress' }), true],
    ['own and ready', mine({ status: 'ready' }), true],
    ['asked of one by name', mine({ status: 'requested' }), true],
    ['own, on hold', mine({ status: 'on-hold' }), false],
    ['done, waiting for a check by others', mine({ status: 'in-progress', awaitsCheck: true }), false],
    ['closed', mine({ status: 'completed', band: 'closed' }), false],
    ['a draft', mine({ status: 'draft' }), false],
    ['free and for one’s role', row({}), true],
    ['somebody else’s', row({ claimable: false, owner: { reference: 'Practitioner/x', display: 'X' } }), false],
    ['free, and not to be claimed by this person', row({ claimable: false }), false],
    ['what one comes from', mine({ id: 'before' }), false],
    ['what one skipped', mine({ id: 'skipped' }), false],
  ])('%s: offered or not', (_what, one, isOffered) => {
    const asking = { isSkipped: ({ id }: WorklistRow) => id === 'skipped', after: 'before', patient: undefined };
    expect(nextOf([one], asking)).toBe(isOffered ? one : undefined);
  });

  const reasons = (one: WorklistRow, whom?: string) =>
    reasonsOf(one, { roles: [NURSE.reference], patient: whom }, CLOCK);
  test.each<[WorklistRow, readonly string[]]>([
    [
      mine({ priority: 'stat', band: 'overdue', dueAt: at(-0.2), status: 'in-progress' }),
      ['Stat', '12 min late', 'Yours, already started'],
    ],
    [mine({ band: 'hour', dueAt: at(0.5) }), ['Due in 30 min', 'Yours, not started yet']],
    [mine({ status: 'requested', dueAt: null }), ['Asked of you by name, not accepted yet']],
    [row({}), ['Due 16:00', 'Nobody has it, and it is for your role, Nurse, on Ward 3 East']],
    [row({ dueAt: null, roles: [], unit: null }), ['Nobody has it, and it is for anybody anywhere']],
    [
      row({ dueAt: null, owner: { reference: 'CareTeam/t', display: 'Wound team' } }),
      ['It is with your team, Wound team, and nobody of it has taken it'],
    ],
  ])('says why: %#', (one, words) => expect(reasons(one)).toEqual(words));
  test('says that it is for the patient somebody is with', () => {
    expect(reasons(row({ patient: patient('p1') }), 'p1').at(-1)).toBe('For the patient you are with');
    expect(reasons(row({ patient: patient('p2') }), 'p1')).toHaveLength(2);
  });
});

describe('a skip', () => {
  const until = (dueIn: number | undefined, shiftIn: number) =>
    (skipEnds(dueIn === undefined ? null : at(dueIn), { now: NOW, shiftEnd: new Date(at(shiftIn)) }).getTime() -
      NOW.getTime()) /
    HOUR;
  test.each<[string, number | undefined, number, number]>([
    ['with the shift', 9, 3, 3],
    ['with the shift where it is not dated', undefined, 3, 3],
    ['an hour before it is due', 2, 3, 1],
    ['when it is due, within the hour', 0.5, 3, 0.5],
    ['with the shift where it is late already', -1, 3, 3],
    ['after eight hours where no shift runs', undefined, 0, 8],
    ['when it is due, where no shift runs', 0.5, 0, 0.5],
  ])('ends %s', (_what, dueIn, shiftIn, hours) => expect(until(dueIn, shiftIn)).toBe(hours));

  test.each([
    [{ reason: 'patient-away' }, true],
    [{ reason: 'other', words: 'Lift is broken' }, true],
    [{ reason: 'other' }, false],
    [{ reason: 'other', words: '  ' }, false],
    [{ reason: 'missing', words: 'No gauze' }, false],
    [{ reason: 'bored' }, false],
  ])('takes %j: %s', (body, isTaken) =>
    expect(SkipRequest.safeParse({ seenVersion: '1', ...body }).success).toBe(isTaken),
  );
  test('is told in the words of its reason, or in one’s own', () => {
    expect(skipWords('patient-away', null)).toBe('Patient is not on the ward');
    expect(skipWords('other', 'Lift is broken')).toBe('Lift is broken');
    expect(skipWords('of-old', null)).toBe('of-old');
  });
});
