import { momentWords } from '@/lib/domain/worklist/site-time';
import type { TaskPage } from './task-page';

/** `Amira Haddad has it since 09:41.`, for whoever may not do what is the owner's; undefined when it is the reader's or nobody's. */
export function holderWords(
  { row, story }: Pick<TaskPage, 'row' | 'story'>,
  clock: { now: Date; timeZone: string },
): string | undefined {
  if (row.owner === null || row.mine) {
    return undefined;
  }
  const owner = row.owner.reference;
  const other = story.findIndex((step) => step.owner?.reference !== owner);
  const first = story[(other < 0 ? story.length : other) - 1];
  const since = first === undefined ? '' : ` since ${momentWords(new Date(first.at), clock)}`;
  return `${row.owner.display} has it${since}.`;
}
