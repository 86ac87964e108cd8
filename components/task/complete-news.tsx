'use client';

import { later, useLater } from '@/components/ui/later';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { ActFailure } from './act-failure';
import type { Completion } from './use-completion';

const CONFLICT = later(() => import('./complete-conflict'));

type CompleteNewsProps = { page: TaskPage; completion: Completion };

/** What came between: the try that failed, somebody's change since the first answer was typed, another window of one's own. */
export function CompleteNews({ page, completion }: CompleteNewsProps) {
  const { failure, hasTyped, isStale, retry } = completion;
  const isConflict = failure?.error.isConflict === true && failure.seen.row.version !== page.row.version;
  const isMoved = isConflict || (failure === undefined && isStale);
  const conflict = useLater(CONFLICT, isMoved || completion.otherWindow !== undefined);
  return (
    <>
      {failure !== undefined && !isConflict ? (
        <ActFailure failure={failure} page={page} hasTyped={hasTyped} onRetry={retry} />
      ) : null}
      {conflict !== undefined && isMoved ? (
        <conflict.Moved page={page} completion={completion} isRefused={isConflict} />
      ) : null}
      {conflict === undefined ? null : <conflict.OtherWindow completion={completion} />}
    </>
  );
}
