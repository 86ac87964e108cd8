import { instantOfInput, localInputOf } from '@/lib/domain/worklist/site-time';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { confirmWords } from './act-words';
import { type HoldDraft, holdFaults, holdInputOf, NO_HOLD } from './hold-draft';
import type { TaskAction } from './task-action';
import type { TaskPriority } from './task-priority';
import { timeFault } from './time-fault';
import type { VerbOffer } from './verb-offer';

/** Chosen where none of the suggestions fits and the reason is typed. */
export const OTHER_REASON = 'other';

/** What stands in the form of a verb. Times are the site's wall clock, as a datetime-local box gives them. */
export type VerbDraft = HoldDraft & {
  reason: string;
  otherReason: string;
  to: string;
  due: string;
  priority: TaskPriority;
  description: string;
  note: string;
  confirmed: boolean;
  /** Cancelling: what is part of it is cancelled as well. */
  withChildren: boolean;
};
export type VerbFault = { field: keyof VerbDraft; message: string };
type Clock = { now: Date; timeZone: string };
type Asked = Pick<VerbOffer, 'verb' | 'asks'>;

/** The form as it opens: what can be changed stands there as it is. */
export function verbDraftOf(row: Pick<WorklistRow, 'dueAt' | 'priority' | 'description'>, timeZone: string): VerbDraft {
  return {
    ...NO_HOLD,
    reason: '',
    otherReason: '',
    to: '',
    due: row.dueAt === null ? '' : localInputOf(new Date(row.dueAt), timeZone),
    priority: row.priority,
    description: row.description ?? '',
    note: '',
    confirmed: false,
    withChildren: false,
  };
}

/** The form as it opened with what was typed over it; only what was touched counts as typed. */
export function draftWith(
  opened: VerbDraft,
  typed: { readonly [field in keyof VerbDraft]?: VerbDraft[field] | undefined },
): VerbDraft {
  const touched = Object.entries(typed).filter(([, value]) => value !== undefined);
  return { ...opened, ...(Object.fromEntries(touched) as Partial<VerbDraft>) };
}

/** The reason that was chosen or typed; empty when there is none. */
export function reasonOf({ reason, otherReason }: Pick<VerbDraft, 'reason' | 'otherReason'>): string {
  return reason === OTHER_REASON ? otherReason.trim() : reason;
}

/** What is missing or contradicts itself, in the order of the form. `opened` is the draft as it was before anything was typed. */
export function verbFaults(
  { verb, asks }: Asked,
  draft: VerbDraft,
  { opened, ...clock }: Clock & { opened: VerbDraft },
): readonly VerbFault[] {
  const faults: (VerbFault | false)[] = [
    asks.includes('to') && draft.to === '' && { field: 'to', message: 'Choose who gets it.' },
    asks.includes('reason') && draft.reason === '' && { field: 'reason', message: 'Give a reason.' },
    draft.reason === OTHER_REASON &&
      draft.otherReason.trim() === '' && { field: 'otherReason', message: 'Say what the reason is.' },
    ...(asks.includes('until') ? holdFaults(draft, clock) : []),
    asks.includes('due') && draft.due !== opened.due && dueFault(draft, clock),
    asks.includes('confirm') && !draft.confirmed && { field: 'confirmed', message: confirmWords(verb).fault },
    verb === 'amend' &&
      isSame(draft, opened) && { field: asks.includes('due') ? 'due' : 'note', message: 'Nothing is changed yet.' },
  ];
  return faults.filter((fault) => fault !== false);
}

/** The draft as the verb's body takes it; what is not asked for, not filled in or not changed is left out. */
export function verbInputOf(
  { verb, asks }: Asked,
  draft: VerbDraft,
  { opened, timeZone, order }: { opened: VerbDraft; timeZone: string; order: string | null },
): Omit<TaskAction, 'seenVersion'> {
  const asksFor = (ask: VerbOffer['asks'][number]) => asks.includes(ask);
  const reason = asksFor('reason') || asksFor('reason-optional') ? reasonOf(draft) : '';
  const note = draft.note.trim();
  const description = draft.description.trim();
  // Only an emptied box takes the due time away; what cannot be read leaves it as it is.
  const due = draft.due === '' ? null : instantOfInput(draft.due, timeZone)?.toISOString();
  return {
    ...(asksFor('to') && { to: draft.to }),
    ...(reason !== '' && { reason }),
    ...(asksFor('until') && holdInputOf(draft, { timeZone, order })),
    ...alongOf(verb, draft),
    ...(asksFor('due') && draft.due !== opened.due && due !== undefined && { due }),
    ...(asksFor('priority') && draft.priority !== opened.priority && { priority: draft.priority }),
    ...(asksFor('description') && description !== opened.description && { description }),
    ...(asksFor('note') && note !== '' && { note }),
  };
}

function alongOf(verb: Asked['verb'], { withChildren }: VerbDraft): Pick<TaskAction, 'withChildren'> {
  return verb === 'cancel' && withChildren ? { withChildren: true } : {};
}

function dueFault({ due }: VerbDraft, clock: Clock): VerbFault | false {
  const message = timeFault(due, clock);
  return message !== undefined && { field: 'due', message };
}

function isSame(draft: VerbDraft, opened: VerbDraft): boolean {
  return (
    draft.due === opened.due &&
    draft.priority === opened.priority &&
    draft.description.trim() === opened.description &&
    draft.note.trim() === ''
  );
}
