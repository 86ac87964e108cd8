'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '@/lib/client/api-error';
import { DraftSender, type DraftState } from '@/lib/client/draft-sender';
import { keepDraft } from '@/lib/client/keep-draft';
import type { FormDraft } from '@/lib/domain/task/draft-shape';

/** Not theirs any more, not there any more, or not a draft. */
const REFUSED: readonly number[] = [400, 403, 404, 413, 422];

/** Keeps what is typed into the form of a task on the server while it is typed. */
export function useDraftKeeper(id: string) {
  const [state, setState] = useState<DraftState>();
  const sender = useRef<DraftSender>(undefined);

  useEffect(() => {
    const own = new DraftSender({
      send: (answers) => keepDraft(id, answers),
      onState: setState,
      isFinal: (error) => error instanceof ApiError && REFUSED.includes(error.status),
    });
    sender.current = own;
    // Whoever turns to another tab, or is called away, may not come back to this one.
    const leave = () => own.flush();
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      own.flush();
    };
  }, [id]);

  const keep = useCallback((answers: FormDraft) => sender.current?.keep(answers), []);

  function drop() {
    sender.current?.drop();
    setState(undefined);
  }

  return { state, keep, drop };
}
