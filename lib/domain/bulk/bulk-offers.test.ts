import { expect, test } from 'vitest';
import type { AccessRole } from '@/lib/domain/access/actor';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { bulkOffers } from './bulk-offers';

const ME = { reference: 'Practitioner/me', display: 'Me' };
const OTHER = { reference: 'Practitioner/other', display: 'Other' };
type Row = Pick<WorklistRow, 'status' | 'claimable' | 'mine' | 'owner' | 'requester'>;
const FREE: Row = { status: 'requested', claimable: true, mine: false, owner: null, requester: OTHER };
const MINE: Row = { status: 'accepted', claimable: false, mine: true, owner: ME, requester: OTHER };
const THEIRS: Row = { status: 'in-progress', claimable: false, mine: false, owner: OTHER, requester: OTHER };
const OVER: Row = { ...MINE, status: 'completed' };

test.each<[AccessRole, string, Row[], string[]]>([
  ['clinician', 'what is free', [FREE], ['claim']],
  ['clinician', 'their own', [MINE], ['release', 'reassign', 'hold']],
  ['clinician', 'their own and what is free', [MINE, FREE], ['claim', 'release', 'reassign', 'hold']],
  ['clinician', 'what a colleague has', [THEIRS], []],
  ['clinician', 'what they asked for', [{ ...THEIRS, requester: ME }], ['amend']],
  ['supervisor', 'what anybody has', [THEIRS], ['release', 'reassign', 'hold', 'amend']],
  ['supervisor', 'what nobody has', [{ ...FREE, claimable: false }], ['reassign', 'amend']],
  ['supervisor', 'what is over', [OVER], []],
  ['manager', 'what anybody has', [THEIRS, FREE, MINE], []],
])('a %s who chose %s is offered the verbs of case %#', (accessRole, _, rows, verbs) => {
  expect(bulkOffers({ accessRole, reference: ME.reference }, rows)).toEqual(verbs);
});
