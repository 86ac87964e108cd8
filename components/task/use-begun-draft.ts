'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { discardDraft } from '@/lib/client/keep-draft';
import { taskQuery } from '@/lib/client/task-query';
import type { KeptDraft } from '@/lib/domain/form/form-draft';
import type { TaskPage } from '@/lib/domain/task/task-page';

/** What somebody began in the form before, and throwing it away; it is there again when that does not succeed. */
export function useBegunDraft(page: TaskPage): { draft: KeptDraft | undefined; discard: () => void } {
  const queryClient = useQueryClient();
  const [discarded, setDiscarded] = useState<string>();
  const { id } = page.row;
  const { draft } = page;

  async function discard(savedAt: string) {
    setDiscarded(savedAt);
    try {
      await discardDraft(id);
      await queryClient.invalidateQueries({ queryKey: taskQuery(id).queryKey });
    } catch {
      setDiscarded(undefined);
    }
  }

  return {
    draft: draft === null || draft.savedAt === discarded ? undefined : draft,
    discard: () => {
      if (draft !== null) {
        void discard(draft.savedAt);
      }
    },
  };
}
