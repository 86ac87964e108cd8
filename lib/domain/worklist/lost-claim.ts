import { timeWords } from './site-time';
import type { WorklistRow } from './worklist-row';

/** What the one who came second is told: who has it, and since when. `row` is how it stands now, if it may still be seen. */
export function lostClaimWords(
  row: Pick<WorklistRow, 'owner' | 'mine' | 'changedAt'> | undefined,
  timeZone: string,
): string {
  if (row === undefined) {
    return 'Somebody else was faster. It is no longer on any list of yours.';
  }
  const since = timeWords(new Date(row.changedAt), timeZone);
  if (row.mine) {
    return `It is already yours, since ${since}.`;
  }
  return row.owner === null
    ? 'It was changed since you saw it, and is still free. Look again, then claim.'
    : `${row.owner.display} was faster and has had it since ${since}.`;
}
