'use client';

import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { ApiError } from '@/lib/client/api-error';
import { DraftSender, type DraftState } from '@/lib/client/draft-sender';

/** Not theirs any more, not there any more, not a draft, or typed in another window as well. */
const REFUSED: readonly number[] = [400, 403, 404, 409, 413, 422];

/** Keeps what is typed on the server while it is typed. `send` answers when it was kept. */
export function useDraftSender<T>(send: (typed: T) => Promise<string>) {
  const [state, setState] = useState<DraftState>();
  const sender = useRef<DraftSender<T>>(undefined);
  const sendNow = useEffectEvent(send);

  useEffect(() => {
    const own = new DraftSender<T>({
      send: (typed) => sendNow(typed),
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
  }, []);

  const keep = useCallback((typed: T) => sender.current?.keep(typed), []);

  function drop() {
    sender.current?.drop();
    setState(undefined);
  }

  return { state, keep, drop };
}
