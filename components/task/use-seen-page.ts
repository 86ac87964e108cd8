'use client';

import { useState } from 'react';
import type { TaskPage } from '@/lib/domain/task/task-page';

/**
 * The page that somebody decides on. It follows the live page until something is typed; then it stays, so that a change
 * elsewhere is shown and not slipped under the decision.
 */
export function useSeenPage(page: TaskPage) {
  const [held, setHeld] = useState<TaskPage>();
  return {
    seen: held ?? page,
    isHeld: held !== undefined,
    /** Somebody changed the task since. */
    isStale: held !== undefined && held.row.version !== page.row.version,
    hold: () => setHeld((last) => last ?? page),
    /** Goes on from another version, knowingly. */
    moveTo: (next: TaskPage) => setHeld((last) => (last === undefined ? undefined : next)),
    follow: () => setHeld(undefined),
  };
}
