import { describe, expect, test } from 'vitest';
import { lostClaimWords } from './lost-claim';
import type { WorklistRow } from './worklist-row';

const FREE = {
  id: 'a',
  status: 'requested',
  owner: null,
  changedAt: '2026-11-23T13:00:00Z',
  claimable: true,
} as WorklistRow;

describe('UX-05: what the one who came second is told', () => {
  test('who was faster, and since when', () => {
    const now = {
      ...FREE,
      owner: { reference: 'Practitioner/p', display: 'Amira Haddad' },
      changedAt: '2026-11-23T13:03:00Z',
    };
    expect(lostClaimWords(now, 'Europe/Vienna')).toBe('Amira Haddad was faster and has had it since 14:03.');
  });
  test('that it is on no list of theirs any more', () => {
    expect(lostClaimWords(undefined, 'UTC')).toContain('no longer on any list of yours');
  });
  test('that it is free when it only changed', () => {
    expect(lostClaimWords(FREE, 'UTC')).toContain('still free');
  });
});
