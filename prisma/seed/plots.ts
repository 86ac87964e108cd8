import type { TaskPriority } from '@/lib/domain/task/task-priority';
import type { TaskVerb } from '@/lib/domain/task/task-verb';

/** Where a story stands now: how the task began, whether somebody was named at once, and what has been done since. */
export type Plot = {
  count: number;
  begins: 'draft' | 'requested' | 'ready';
  /** Who has it from the beginning; otherwise whoever claims. */
  offeredTo: 'nobody' | 'person' | 'team' | 'identifier';
  acts: readonly TaskVerb[];
  ends: 'open' | 'closed';
};

/** Six hundred tasks in all twelve statuses. Received and accepted come about as the type of the task says. */
export const PLOTS: readonly Plot[] = [
  { count: 12, begins: 'draft', offeredTo: 'nobody', acts: [], ends: 'open' },
  { count: 130, begins: 'requested', offeredTo: 'nobody', acts: [], ends: 'open' },
  { count: 24, begins: 'requested', offeredTo: 'person', acts: [], ends: 'open' },
  { count: 6, begins: 'requested', offeredTo: 'team', acts: [], ends: 'open' },
  { count: 6, begins: 'ready', offeredTo: 'identifier', acts: [], ends: 'open' },
  { count: 18, begins: 'ready', offeredTo: 'nobody', acts: [], ends: 'open' },
  { count: 14, begins: 'ready', offeredTo: 'nobody', acts: ['claim'], ends: 'open' },
  { count: 62, begins: 'requested', offeredTo: 'nobody', acts: ['claim'], ends: 'open' },
  { count: 8, begins: 'requested', offeredTo: 'person', acts: ['accept'], ends: 'open' },
  { count: 46, begins: 'requested', offeredTo: 'nobody', acts: ['claim', 'start'], ends: 'open' },
  { count: 24, begins: 'requested', offeredTo: 'nobody', acts: ['claim', 'start', 'hold'], ends: 'open' },
  { count: 8, begins: 'requested', offeredTo: 'nobody', acts: ['claim', 'release'], ends: 'open' },
  { count: 160, begins: 'requested', offeredTo: 'nobody', acts: ['claim', 'start', 'complete'], ends: 'closed' },
  { count: 14, begins: 'ready', offeredTo: 'nobody', acts: ['claim', 'start', 'complete'], ends: 'closed' },
  { count: 14, begins: 'requested', offeredTo: 'nobody', acts: ['claim', 'start', 'fail'], ends: 'closed' },
  { count: 18, begins: 'requested', offeredTo: 'person', acts: ['decline'], ends: 'closed' },
  { count: 26, begins: 'requested', offeredTo: 'nobody', acts: ['cancel'], ends: 'closed' },
  { count: 10, begins: 'requested', offeredTo: 'nobody', acts: ['mark-in-error'], ends: 'closed' },
];

/** What people write when they are asked for a reason. */
export const REASONS: Partial<Record<TaskVerb, readonly string[]>> = {
  decline: ['Not on shift this afternoon', 'Already with another patient', 'Needs somebody with the certificate'],
  release: ['Called to an emergency', 'Shift ends'],
  hold: ['Patient is at x-ray', 'Waiting for the result', 'Family is visiting', 'Waiting for the interpreter'],
  fail: ['Patient refused', 'No vein found after two tries', 'Equipment missing'],
  cancel: ['No longer needed', 'Goes home today', 'Ordered twice'],
  'mark-in-error': ['Wrong patient', 'Entered twice'],
};

export const NOTES = [
  'Please tell me when it is done, I am on the ward until six.',
  'Prefers the afternoon.',
  'Hard of hearing, speak to the left side.',
  'Daughter would like to be there.',
  'Was sore last time, give the tablet half an hour before.',
  'Needs two people.',
] as const;

/** How often each priority is asked for, of a hundred, by how pressing the type is. */
export const PRIORITIES: Record<'calm' | 'brisk' | 'pressing', readonly (readonly [TaskPriority, number])[]> = {
  calm: [
    ['routine', 86],
    ['urgent', 12],
    ['asap', 2],
  ],
  brisk: [
    ['routine', 60],
    ['urgent', 28],
    ['asap', 12],
  ],
  pressing: [
    ['urgent', 40],
    ['asap', 35],
    ['stat', 25],
  ],
};

/** When open work is due, in minutes from now: how often of a hundred, from, to. Undated is what is left. */
export const DUE_SPANS: readonly (readonly [number, number, number])[] = [
  [12, -20 * 60, -4],
  [12, 4, 58],
  [26, 62, 8 * 60],
  [36, 8 * 60, 7 * 24 * 60],
];
