import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** Whose tasks the reader of a board may hand over. Only what is offered: each task is judged anew when it is sent. */
export type HandOverRight = 'all' | 'mine' | 'none';

/** Supervisors hand over what is on their units, clinicians what is theirs, everybody else looks. */
export function handOverRightOf(actor: Pick<Actor, 'accessRole'>): HandOverRight {
  if (!hasPermission(actor, 'task:act')) {
    return 'none';
  }
  return actor.accessRole === 'supervisor' ? 'all' : 'mine';
}

/** Whether a task gets a check box. */
export function mayChoose(right: HandOverRight, { mine }: Pick<WorklistRow, 'mine'>): boolean {
  return right === 'all' || (right === 'mine' && mine);
}

/** What a reader is told who sees fewer check boxes than tasks. */
export const RIGHT_WORDS: Record<HandOverRight, string> = {
  all: 'Choose tasks to hand them over.',
  mine: 'You can hand over your own tasks. For a colleague’s, ask your supervisor.',
  none: 'You can look here. Handing over is for whoever has the task, and for the unit’s supervisors.',
};
