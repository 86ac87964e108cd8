import { PRIORITY_WORDS } from '@/lib/domain/task/task-priority';
import type { TaskStatus } from '@/lib/domain/task/task-status';
import { dueOf, dueWords } from './due';
import { isFor } from './next-task';
import type { WorklistRow } from './worklist-row';

/** What of the reader counts: the roles they hold, and the patient they are with. */
export type ReasonReader = { roles: readonly string[]; patient: string | undefined };

/** Why a row is somebody's next task, in whole words, by the facts that put it first and in their order. */
export function reasonsOf(
  row: WorklistRow,
  reader: ReasonReader,
  clock: { now: Date; timeZone: string },
): readonly string[] {
  return [
    ...(row.priority === 'routine' ? [] : [PRIORITY_WORDS[row.priority]]),
    ...dueReasons(row, clock),
    row.mine ? OWN_REASONS[row.status] : freeReason(row, reader),
    ...(isFor(row, reader.patient) ? ['For the patient you are with'] : []),
  ];
}

function dueReasons(row: WorklistRow, clock: { now: Date; timeZone: string }): readonly string[] {
  const due = dueOf(row, clock.now);
  const { relative, absolute } = dueWords(due, clock);
  if (due.kind === 'late') {
    return [capital(relative)];
  }
  return due.kind === 'upcoming' ? [row.band === 'hour' ? `Due ${relative}` : capital(absolute ?? relative)] : [];
}

const STARTED = 'Yours, already started';
const NOT_STARTED = 'Yours, not started yet';
const ASKED = 'Asked of you by name, not accepted yet';
const OWN_REASONS: Record<TaskStatus, string> = {
  draft: NOT_STARTED,
  requested: ASKED,
  received: ASKED,
  accepted: NOT_STARTED,
  ready: NOT_STARTED,
  'in-progress': STARTED,
  'on-hold': STARTED,
  rejected: NOT_STARTED,
  cancelled: NOT_STARTED,
  failed: STARTED,
  completed: STARTED,
  'entered-in-error': STARTED,
};

function freeReason(row: WorklistRow, { roles }: ReasonReader): string {
  if (row.owner !== null) {
    return `It is with your team, ${row.owner.display}, and nobody of it has taken it`;
  }
  const held = row.roles.find(({ reference }) => roles.includes(reference)) ?? row.roles[0];
  const place = row.unit === null ? 'anywhere' : `on ${row.unit.display}`;
  return held === undefined
    ? `Nobody has it, and it is for anybody ${place}`
    : `Nobody has it, and it is for your role, ${held.display}, ${place}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
