import { describe, expect, test } from 'vitest';
import { lostClaimWords } from './lost-claim';
import { keepInPlace, splitNewRows, takeIn } from './new-rows';
import { rowsByBand } from './worklist-bands';
import type { WorklistRow } from './worklist-row';

const seenAt = '2026-11-23T14:00:00.000Z';

function row(id: string, part: Partial<WorklistRow> = {}): WorklistRow {
  return {
    id,
    version: '1',
    title: id,
    description: null,
    type: null,
    status: 'requested',
    priority: 'routine',
    band: 'hour',
    dueAt: null,
    heldUntil: null,
    awaitsCheck: false,
    authoredAt: null,
    changedAt: '2026-11-23T13:00:00Z',
    closedAt: null,
    owner: null,
    requester: null,
    roles: [],
    unit: null,
    patient: null,
    claimable: true,
    mine: false,
    ...part,
  };
}

describe('what happens to a list under the hand of its reader', () => {
  const taken = takeIn([row('a'), row('b')], seenAt);

  test('a task that somebody just made waits until it is asked for', () => {
    const { shown, waiting } = splitNewRows([row('new', { changedAt: '2026-11-23T14:00:01Z' }), row('a')], taken);
    expect([shown.map(({ id }) => id), waiting.map(({ id }) => id)]).toEqual([['a'], ['new']]);
  });
  test('a known task that changed changes where it stands', () => {
    expect(splitNewRows([row('a', { changedAt: '2026-11-23T14:05:00Z', status: 'accepted' })], taken).waiting).toEqual(
      [],
    );
  });
  test('a task that moved up because others left is not new', () => {
    expect(splitNewRows([row('a'), row('from-page-two')], taken).shown).toHaveLength(2);
  });
  test('a task one acted on stays where it stood, although the list no longer holds it', () => {
    const kept = [{ row: row('b', { mine: true }), after: 'a' }];
    expect(keepInPlace([row('a'), row('c')], kept).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(keepInPlace([row('c')], [{ row: row('a'), after: undefined }]).map(({ id }) => id)).toEqual(['a', 'c']);
  });
  test('where the list still holds it, the list is right', () => {
    const [first] = keepInPlace([row('a', { version: '2' })], [{ row: row('a'), after: undefined }]);
    expect(first?.version).toBe('2');
  });
  test('late comes first, closed last, and parts without rows are left out', () => {
    expect(rowsByBand([row('a', { band: 'none' }), row('b', { band: 'overdue' })]).map(({ band }) => band)).toEqual([
      'overdue',
      'none',
    ]);
  });
});

describe('what the one who came second is told', () => {
  test('who was faster, and since when', () => {
    const now = row('a', {
      owner: { reference: 'Practitioner/p', display: 'Amira Haddad' },
      changedAt: '2026-11-23T13:03:00Z',
    });
    expect(lostClaimWords(now, 'Europe/Vienna')).toBe('Amira Haddad was faster and has had it since 14:03.');
  });
  test('that it is on no list of theirs any more', () => {
    expect(lostClaimWords(undefined, 'UTC')).toContain('no longer on any list of yours');
  });
  test('that it is free when it only changed', () => {
    expect(lostClaimWords(row('a'), 'UTC')).toContain('still free');
  });
});
