import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { TASK_RULES } from '@/lib/domain/task/task-rules';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { BULK_VERBS, type BulkVerb } from './bulk-verb';

export type BulkReader = Pick<Actor, 'accessRole' | 'reference'>;
type Row = Pick<WorklistRow, 'status' | 'claimable' | 'mine' | 'owner' | 'requester'>;

/** The verbs that may be possible with some of these rows. Only what is offered: each task is judged before anything is done. */
export function bulkOffers(reader: BulkReader, rows: readonly Row[]): readonly BulkVerb[] {
  return hasPermission(reader, 'task:act')
    ? BULK_VERBS.filter((verb) => rows.some((row) => mayFit(verb, row, reader)))
    : [];
}

function mayFit(verb: BulkVerb, row: Row, reader: BulkReader): boolean {
  return TASK_RULES[verb].from.includes(row.status) && IS_THEIRS[verb](row, reader);
}

const isOwners = (row: Row, { accessRole }: BulkReader) => row.mine || accessRole === 'supervisor';

const IS_THEIRS: Record<BulkVerb, (row: Row, reader: BulkReader) => boolean> = {
  claim: ({ claimable }) => claimable,
  release: (row, reader) => row.owner !== null && isOwners(row, reader),
  reassign: isOwners,
  hold: isOwners,
  amend: ({ requester }, { accessRole, reference }) =>
    accessRole === 'supervisor' || requester?.reference === reference,
};
