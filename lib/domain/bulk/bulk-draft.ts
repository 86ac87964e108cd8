import type { TaskPriority } from '@/lib/domain/task/task-priority';
import { needsReason, TASK_RULES } from '@/lib/domain/task/task-rules';
import { timeFault } from '@/lib/domain/task/time-fault';
import { type VerbDraft, verbDraftOf, verbFaults, verbInputOf } from '@/lib/domain/task/verb-draft';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import { instantOfInput } from '@/lib/domain/worklist/site-time';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import type { BulkInputs, BulkVerb } from './bulk-verb';

/** What stands in the form of many tasks at once: that of the single verb, but what is kept of each is said, not shown. */
export type BulkDraft = Pick<VerbDraft, 'reason' | 'otherReason' | 'to' | 'until' | 'due'> & {
  /** What is about one task alone, such as a result for its order, brings no choice of tasks back. */
  wayBack: 'myself' | 'time';
  dueChange: 'keep' | 'set' | 'none';
  priority: TaskPriority | 'keep';
};
export type BulkFault = { field: keyof BulkDraft; message: string };
type Clock = { now: Date; timeZone: string };
type Asked = { verb: BulkVerb; asks: VerbOffer['asks'] };

export const EMPTY_BULK: BulkDraft = {
  reason: '',
  otherReason: '',
  to: '',
  until: '',
  wayBack: 'myself',
  due: '',
  dueChange: 'keep',
  priority: 'keep',
};
const NO_TASK = { dueAt: null, priority: 'routine', description: null } as const;

/** What a verb asks for where it is done to these tasks: a reason as soon as one of them asks for it. */
export function bulkAsks(verb: BulkVerb, rows: readonly Pick<WorklistRow, 'status'>[]): VerbOffer['asks'] {
  const asks = TASK_RULES[verb].asks.filter((ask) => ask !== 'description' && ask !== 'note');
  return rows.some(({ status }) => needsReason(verb, status))
    ? asks.map((ask) => (ask === 'reason-optional' ? 'reason' : ask))
    : asks;
}

/** What is missing or contradicts itself, in the order of the form: by the rules of the single verb. */
export function bulkFaults({ verb, asks }: Asked, draft: BulkDraft, clock: Clock): readonly BulkFault[] {
  if (verb === 'amend') {
    return amendFaults(draft, clock);
  }
  const opened = verbDraftOf(NO_TASK, clock.timeZone);
  const faults = verbFaults({ verb, asks }, singleOf(draft, clock), { ...clock, opened });
  return faults.map(({ field, message }) => ({ field: field as keyof BulkDraft, message }));
}

/** The draft as the requests take it. */
export function bulkInputsOf(asked: Asked, draft: BulkDraft, clock: Pick<Clock, 'timeZone'>): BulkInputs {
  if (asked.verb === 'amend') {
    const due = draft.dueChange === 'none' ? null : instantOfInput(draft.due, clock.timeZone)?.toISOString();
    return {
      ...(draft.dueChange !== 'keep' && due !== undefined && { due }),
      ...(draft.priority !== 'keep' && { priority: draft.priority }),
    };
  }
  const opened = verbDraftOf(NO_TASK, clock.timeZone);
  return verbInputOf(asked, singleOf(draft, clock), { opened, timeZone: clock.timeZone, order: null });
}

function singleOf(
  { reason, otherReason, to, until, wayBack }: BulkDraft,
  { timeZone }: Pick<Clock, 'timeZone'>,
): VerbDraft {
  return { ...verbDraftOf(NO_TASK, timeZone), reason, otherReason, to, until, wayBack };
}

function amendFaults({ dueChange, due, priority }: BulkDraft, clock: Clock): readonly BulkFault[] {
  if (dueChange === 'set') {
    const message = due === '' ? 'Say when they are due.' : timeFault(due, clock);
    return message === undefined ? [] : [{ field: 'due', message }];
  }
  return dueChange === 'keep' && priority === 'keep'
    ? [{ field: 'dueChange', message: 'Nothing is changed yet.' }]
    : [];
}
