import type { CommandGroup } from '@/lib/client/command-registry';

export const FIND_WORDS = 'Find a patient, a task, an action';

export const GROUP_WORDS: Record<CommandGroup | 'patients' | 'tasks', string> = {
  task: 'This task',
  list: 'Here',
  go: 'Go to',
  account: 'Help and account',
  look: 'Appearance',
  patients: 'Patients',
  tasks: 'Open tasks',
};

/** What the screen reader hears when the list has changed. */
export function foundWords({ actions, patients, tasks }: { actions: number; patients: number; tasks: number }): string {
  const parts = [
    count(actions, 'action', 'actions'),
    count(patients, 'patient', 'patients'),
    count(tasks, 'task', 'tasks'),
  ];
  const named = parts.filter((part) => part !== '');
  return named.length === 0 ? 'Nothing found.' : `${named.join(', ')}.`;
}

/** Why nothing is found, and what else to try. */
export function nothingWords({ isAsked, withPatients }: { isAsked: boolean; withPatients: boolean }): string {
  if (!isAsked) {
    return 'No action is found by that. Patients and tasks are looked for from the second letter on.';
  }
  return withPatients
    ? 'No action, no patient you may see and no open task is found by that. Check the spelling, or try the record number or the birth date (1950-01-31).'
    : 'No action and no open task is found by that. Check the spelling, or try another word.';
}

function count(number: number, one: string, more: string): string {
  return number === 0 ? '' : `${number} ${number === 1 ? one : more}`;
}
