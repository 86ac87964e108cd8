import type { Actor } from '@/lib/domain/access/actor';
import { hasPermission } from '@/lib/domain/access/permission';
import { words } from '@/lib/domain/words/said';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** Whose tasks the reader of a board may choose to do something with. Only what is offered: each task is judged anew when it is sent. */
export type ChooseRight = 'all' | 'own' | 'none';

/** Supervisors choose what is on their units, clinicians what is theirs or free for them, everybody else looks. */
export function chooseRightOf(actor: Pick<Actor, 'accessRole'>): ChooseRight {
  if (!hasPermission(actor, 'task:act')) {
    return 'none';
  }
  return actor.accessRole === 'supervisor' ? 'all' : 'own';
}

/** Whether a task gets a check box. */
export function mayChoose(right: ChooseRight, { mine, claimable }: Pick<WorklistRow, 'mine' | 'claimable'>): boolean {
  return right === 'all' || (right === 'own' && (mine || claimable));
}

/** What a reader is told who sees fewer check boxes than tasks. */
export const RIGHT_WORDS: Record<ChooseRight, string> = {
  all: words('Choose tasks to hand them over, hold, release or change them.'),
  own: words('You can choose your own tasks and those you may claim. For a colleague’s, ask your supervisor.'),
  none: words('You can look here. Doing something with a task is for whoever has it, and for the unit’s supervisors.'),
};
