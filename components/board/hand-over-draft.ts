import type { FieldFault } from '@/components/ui/error-summary';
import type { ReassignMany } from '@/lib/domain/task/reassign-many';
import type { Candidate } from '@/lib/domain/task/task-page';
import { OTHER_REASON, reasonOf } from '@/lib/domain/task/verb-draft';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** What is chosen and typed before tasks are handed over. */
export type HandOverDraft = { to: Candidate | undefined; reason: string; otherReason: string };
export type HandOverField = 'to' | 'reason' | 'reason-other';
export type HandOverFault = FieldFault & { field: HandOverField };

export const EMPTY_HAND_OVER: HandOverDraft = { to: undefined, reason: '', otherReason: '' };
const MOST = 200;

/** The id of a control of the form. */
export function fieldId(field: HandOverField): string {
  return `hand-over-${field}`;
}

/** The tasks that move: what the new person already has stays where it is. */
export function goingOf(rows: readonly WorklistRow[], { to }: HandOverDraft): readonly WorklistRow[] {
  return to === undefined ? rows : rows.filter(({ owner }) => owner?.reference !== to.reference);
}

/** What is missing, in the order of the form. */
export function handOverFaults(rows: readonly WorklistRow[], draft: HandOverDraft): readonly HandOverFault[] {
  const going = goingOf(rows, draft).length;
  const faults: (Omit<HandOverFault, 'id'> | false)[] = [
    draft.to === undefined && { field: 'to', message: 'Choose who gets them.' },
    going === 0 && { field: 'to', message: `${draft.to?.display} has all of these already. Choose somebody else.` },
    going > MOST && { field: 'to', message: `At most ${MOST} tasks can go at once. Choose fewer.` },
    draft.reason === '' && { field: 'reason', message: 'Give a reason.' },
    draft.reason === OTHER_REASON &&
      draft.otherReason.trim() === '' && { field: 'reason-other', message: 'Say what the reason is.' },
  ];
  return faults.filter((fault) => fault !== false).map((fault) => ({ ...fault, id: fieldId(fault.field) }));
}

/** The request; each task in the version that was seen. */
export function reassignOf(rows: readonly WorklistRow[], draft: HandOverDraft & { to: Candidate }): ReassignMany {
  return {
    items: goingOf(rows, draft).map(({ id, version }) => ({ id, seenVersion: version })),
    to: draft.to.reference,
    reason: reasonOf(draft),
  };
}

/** The task whose colleagues are offered: one that nobody has leaves nobody out. */
export function exampleOf(rows: readonly WorklistRow[]): WorklistRow | undefined {
  return rows.find(({ owner }) => owner === null) ?? rows[0];
}
