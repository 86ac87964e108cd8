import { describe, expect, test } from 'vitest';
import { type BulkDraft, bulkAsks, bulkFaults, bulkInputsOf, EMPTY_BULK } from './bulk-draft';
import { BULK_INPUTS, BULK_VERBS, type BulkVerb } from './bulk-verb';

const CLOCK = { now: new Date('2026-03-10T09:00:00Z'), timeZone: 'UTC' };
const ROWS = [{ status: 'accepted' }, { status: 'requested' }] as const;
const STARTED = [...ROWS, { status: 'in-progress' }] as const;
const draft = (part: Partial<BulkDraft>): BulkDraft => ({ ...EMPTY_BULK, ...part });

test('UX-06: releasing asks for a reason as soon as one of them was started', () => {
  expect(bulkAsks('release', ROWS)).toEqual(['reason-optional']);
  expect(bulkAsks('release', STARTED)).toEqual(['reason']);
  expect(bulkAsks('claim', STARTED)).toEqual([]);
  expect(bulkAsks('amend', STARTED)).toEqual(['due', 'priority']);
});

/** What stands in the form of a verb, and which fields are told. */
const FAULTS: [BulkVerb, Partial<BulkDraft>, readonly (keyof BulkDraft)[]][] = [
  ['claim', {}, []],
  ['release', {}, ['reason']],
  ['release', { reason: 'other', otherReason: ' ' }, ['otherReason']],
  ['reassign', {}, ['to', 'reason']],
  ['reassign', { to: 'Practitioner/p1', reason: 'End of shift' }, []],
  ['hold', { wayBack: 'time' }, ['reason', 'until']],
  ['hold', { reason: 'Patient is asleep', wayBack: 'time', until: '2026-03-10T08:00' }, ['until']],
  ['hold', { reason: 'Patient is asleep', wayBack: 'time', until: '2026-03-10T10:00' }, []],
  ['amend', {}, ['dueChange']],
  ['amend', { dueChange: 'set' }, ['due']],
  ['amend', { dueChange: 'set', due: '2026-03-10T08:00' }, ['due']],
  ['amend', { dueChange: 'none' }, []],
  ['amend', { priority: 'asap' }, []],
];

test.each(FAULTS)('%s with %j is wrong in %j', (verb, part, fields) => {
  const faults = bulkFaults({ verb, asks: bulkAsks(verb, STARTED) }, draft(part), CLOCK);
  expect(faults.map(({ field }) => field)).toEqual(fields);
});

describe('what a form without fault sends', () => {
  const SENT: [BulkVerb, Partial<BulkDraft>, object][] = [
    ['claim', { reason: 'left over' }, {}],
    ['release', { reason: 'other', otherReason: ' Called away ' }, { reason: 'Called away' }],
    ['hold', { reason: 'Patient is asleep', until: '2026-03-10T10:00' }, { reason: 'Patient is asleep' }],
    [
      'hold',
      { reason: 'Patient is asleep', wayBack: 'time', until: '2026-03-10T10:00' },
      { reason: 'Patient is asleep', until: '2026-03-10T10:00:00.000Z' },
    ],
    ['amend', { dueChange: 'none', priority: 'routine' }, { due: null, priority: 'routine' }],
    ['amend', { dueChange: 'set', due: '2026-03-10T10:00' }, { due: '2026-03-10T10:00:00.000Z' }],
    ['amend', { due: '2026-03-10T10:00', priority: 'asap' }, { priority: 'asap' }],
  ];

  test.each(SENT)('%s with %j sends %j', (verb, part, inputs) => {
    const sent = bulkInputsOf({ verb, asks: bulkAsks(verb, STARTED) }, draft(part), CLOCK);
    expect(sent).toEqual(inputs);
    expect(BULK_INPUTS[verb].safeParse(sent).success).toBe(true);
  });

  test('every verb has been sent or asks for a person', () => {
    expect(new Set([...SENT.map(([verb]) => verb), 'reassign'])).toEqual(new Set(BULK_VERBS));
  });
});
