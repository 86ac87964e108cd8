import type { TaskFamily, TaskWait } from './family-page';
import { isClosed } from './task-status';

type Child = TaskFamily['children'][number];

/** What comes along when a task is held or cancelled, and what stays as it is. */
export type FamilyPlan = { along: readonly Child[]; left: readonly Child[] };

/** The open tasks that are part of one, by what a verb does to them. Those on hold stay so by themselves. */
export function planFor(verb: 'hold' | 'cancel', family: TaskFamily): FamilyPlan {
  const { seen } = openChildren(family);
  const goes = ({ held, cancelled }: Child) => (verb === 'hold' ? held : cancelled);
  const stays = (child: Child) => !goes(child) && (verb === 'cancel' || child.row.status !== 'on-hold');
  return { along: seen.filter(goes), left: seen.filter(stays) };
}

/** Tasks that are part of one and still open. */
export function openChildren({ children, hidden }: TaskFamily): { seen: readonly Child[]; count: number } {
  const seen = children.filter(({ row }) => !isClosed(row.status));
  return { seen, count: seen.length + hidden };
}

/** When a held task comes back, without the title of the other task: `when the result for its order arrives`. */
export const WAIT_WORDS: Record<TaskWait['kind'], string> = {
  result: 'when the result for its order arrives',
  task: 'when another task is done',
  with: 'with the task it is part of',
  resource: 'when what it waits for arrives',
};
