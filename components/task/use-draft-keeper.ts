'use client';

import { useRef, useState } from 'react';
import { ApiError } from '@/lib/client/api-error';
import { keepDraft } from '@/lib/client/keep-draft';
import { newKey } from '@/lib/client/send-json';
import type { FormDraft } from '@/lib/domain/form/draft-shape';
import { KeptDraft } from '@/lib/domain/form/form-draft';
import { useDraftSender } from './use-draft-sender';

/** What another window kept, and what both had before. */
export type OtherWindow = { draft: KeptDraft; was: FormDraft | undefined };

/** Keeps what is typed into the form of a task on the server while it is typed; what another window kept is not written over. */
export function useDraftKeeper(id: string, begun: KeptDraft | undefined) {
  const [window] = useState(newKey);
  const [other, setOther] = useState<OtherWindow>();
  const own = useRef<{ savedAt: string; answers: FormDraft }>(undefined);

  // What was recorded before is no draft that somebody could have gone on with.
  const begunAt = begun === undefined || begun.recorded ? null : begun.savedAt;

  const { state, keep, drop } = useDraftSender(async (answers: FormDraft) => {
    try {
      const savedAt = await keepDraft(id, { answers, window, over: own.current?.savedAt ?? begunAt });
      own.current = { savedAt, answers };
      return savedAt;
    } catch (error) {
      const found = error instanceof ApiError && error.isConflict ? KeptDraft.safeParse(error.current) : undefined;
      if (found?.success) {
        setOther({ draft: found.data, was: own.current?.answers });
      }
      throw error;
    }
  });

  return {
    state,
    keep,
    drop: () => {
      own.current = undefined;
      setOther(undefined);
      drop();
    },
    other,
    /** Goes on from what the other window kept. */
    goOnFrom: ({ draft }: OtherWindow, answers: FormDraft) => {
      own.current = { savedAt: draft.savedAt, answers };
      setOther(undefined);
    },
  };
}
