import { words } from '@/lib/domain/words/said';

/** FHIR request-priority in clinical order, first is most urgent (hl7.org/fhir/R4/valueset-request-priority.html). */
export const TASK_PRIORITIES = ['stat', 'asap', 'urgent', 'routine'] as const;
export type TaskPriority = (typeof TASK_PRIORITIES)[number];

/** 1 for stat to 4 for routine; a Task without priority is routine. */
export function priorityRank(priority: TaskPriority | undefined): number {
  return TASK_PRIORITIES.indexOf(priority ?? 'routine') + 1;
}

/** The priority in a person's words, sentence case. */
export const PRIORITY_WORDS: Record<TaskPriority, string> = {
  stat: words('Stat'),
  asap: words('Asap'),
  urgent: words('Urgent'),
  routine: words('Routine'),
};
