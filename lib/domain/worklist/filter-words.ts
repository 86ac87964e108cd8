import { PRIORITY_WORDS } from '@/lib/domain/task/task-priority';
import { STATUS_WORDS } from '@/lib/domain/task/task-status';
import { toSearchParams, type WorklistFilter } from './worklist-filter';

/** What each condition of a list is called. */
export const CONDITION_WORDS: Record<keyof WorklistFilter, string> = {
  role: 'Role',
  status: 'Status',
  type: 'Type',
  due: 'Due',
  priority: 'Priority',
  owner: 'Owner',
  team: 'Team',
  place: 'Place',
  requester: 'Requester',
  tag: 'Tag',
  patient: 'One patient',
  patients: 'My patients',
  closed: 'Closed today',
  check: 'Waiting for a check',
  q: 'Words in the task',
};

/** What each due filter is called. */
export const DUE_WORDS: Record<NonNullable<WorklistFilter['due']>, string> = {
  overdue: 'Overdue',
  hour: 'Next hour',
  shift: 'This shift',
  today: 'Today',
  none: 'No due time',
};

/** The values that are called the same wherever they stand; a person, a role or a place is called what the server says. */
const VALUE_WORDS: Readonly<Partial<Record<keyof WorklistFilter, Readonly<Record<string, string>>>>> = {
  status: STATUS_WORDS,
  priority: PRIORITY_WORDS,
  due: DUE_WORDS,
  owner: { me: 'Me', team: 'My teams', none: 'Nobody yet' },
  requester: { me: 'Me' },
  closed: { today: 'Closed today' },
  check: { waiting: 'Done, waiting for a check' },
};

/** The words for a value that need no server; undefined where it has to be asked. */
export function fixedWords(condition: keyof WorklistFilter, value: string): string | undefined {
  const words = VALUE_WORDS[condition] ?? {};
  return Object.hasOwn(words, value) ? words[value] : undefined;
}

/** A value that nobody has words for: of `system|code` the code, of anything else all of it. */
export function codeWords(value: string): string {
  return value.split('|').at(-1) ?? value;
}

/** The conditions that a filter holds, in the order of its address. */
export function conditionsIn(filter: WorklistFilter): readonly (keyof WorklistFilter)[] {
  return [...toSearchParams(filter).keys()] as (keyof WorklistFilter)[];
}

/** How many conditions a filter holds, to say whether there is something to clear. */
export function conditionsOf(filter: WorklistFilter): number {
  return conditionsIn(filter).length;
}
