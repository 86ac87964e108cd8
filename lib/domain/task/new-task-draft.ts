import { inEnglish } from '@/lib/domain/words/make-say';
import { type Clock, instantOfInput, skippedTimeWords } from '@/lib/domain/worklist/site-time';
import { NewTask } from './task-action';
import type { TaskPriority } from './task-priority';

/** What stands in the form of a new task. `due` is the site's wall clock, such as `2026-11-24T14:30`. */
export type NewTaskDraft = {
  type: string;
  title: string;
  patient: string | undefined;
  forWhom: 'role' | 'person';
  role: string;
  unit: string;
  owner: string;
  priority: TaskPriority;
  due: string;
  description: string;
};

/** The form as it opens. */
export const EMPTY_DRAFT: NewTaskDraft = {
  type: '',
  title: '',
  patient: undefined,
  forWhom: 'role',
  role: '',
  unit: '',
  owner: '',
  priority: 'routine',
  due: '',
  description: '',
};

export type DraftFault = { field: keyof NewTaskDraft; message: string };

/** What is missing or contradicts itself, in the order of the form. */
export function faultsOf(
  { type, title, forWhom, role, unit, owner, due }: NewTaskDraft,
  { now, timeZone, say = inEnglish }: Clock,
): readonly DraftFault[] {
  const instant = due === '' ? undefined : instantOfInput(due, timeZone);
  const faults: (DraftFault | false)[] = [
    type === '' && title.trim() === '' && { field: 'title', message: say('Choose a type, or give the task a title.') },
    forWhom === 'role' &&
      role === '' &&
      unit === '' && { field: 'role', message: say('Choose a role or a unit, so that somebody sees the task.') },
    forWhom === 'person' && owner === '' && { field: 'owner', message: say('Choose who is to do it.') },
    due !== '' &&
      instant === undefined && {
        field: 'due',
        message:
          skippedTimeWords(due, timeZone, say) ??
          say('Choose a day and give a time such as 14:30, or leave both empty.'),
      },
    instant !== undefined &&
      instant < now && { field: 'due', message: say('This time has passed. Give a later one, or none.') },
  ];
  return faults.filter((fault) => fault !== false);
}

/** The draft as `POST /api/tasks` takes it; empty boxes are left out. */
export function newTaskOf(draft: NewTaskDraft, timeZone: string): NewTask {
  const { type, title, patient, forWhom, role, unit, owner, priority, due, description } = draft;
  const toRole = forWhom === 'role' ? { role, unit } : { owner };
  const parts = {
    type,
    title: title.trim(),
    patient,
    ...toRole,
    priority,
    due: instantOfInput(due, timeZone)?.toISOString(),
    description: description.trim(),
  };
  return NewTask.parse(
    Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== '')),
  );
}
