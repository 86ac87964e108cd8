import type { Task } from '@medplum/fhirtypes';
import { words } from '@/lib/domain/words/said';

/** The twelve codes of hl7.org/fhir/R4/valueset-task-status.html. */
export const TASK_STATUSES = [
  'draft',
  'requested',
  'received',
  'accepted',
  'rejected',
  'ready',
  'cancelled',
  'in-progress',
  'on-hold',
  'failed',
  'completed',
  'entered-in-error',
] as const satisfies readonly Task['status'][];
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** Work that somebody may still do. Draft is being prepared and is not on anybody's list by default. */
export const OPEN_STATUSES = [
  'requested',
  'received',
  'accepted',
  'ready',
  'in-progress',
  'on-hold',
] as const satisfies readonly TaskStatus[];
/** Work that has ended, one way or another. */
export const CLOSED_STATUSES = [
  'rejected',
  'cancelled',
  'failed',
  'completed',
  'entered-in-error',
] as const satisfies readonly TaskStatus[];

/** Whether the status ends the work: rejected, cancelled, failed, completed, entered-in-error. */
export function isClosed(status: TaskStatus): boolean {
  return (CLOSED_STATUSES as readonly TaskStatus[]).includes(status);
}

/** Whether nothing is left to do for whoever has it: it is closed, or a second person has to check it. */
export function isDone({ status, awaitsCheck }: { status: TaskStatus; awaitsCheck: boolean }): boolean {
  return awaitsCheck || isClosed(status);
}

/** The status in a person's words, sentence case. */
export const STATUS_WORDS: Record<TaskStatus, string> = {
  draft: words('Draft'),
  requested: words('Requested'),
  received: words('Received'),
  accepted: words('Accepted'),
  rejected: words('Declined'),
  ready: words('Ready'),
  cancelled: words('Cancelled'),
  'in-progress': words('In progress'),
  'on-hold': words('On hold'),
  failed: words('Failed'),
  completed: words('Completed'),
  'entered-in-error': words('Entered in error'),
};

/** The status as it stands inside a sentence: `in progress`. */
export function statusPhrase(status: TaskStatus): string {
  return STATUS_WORDS[status].toLowerCase();
}
