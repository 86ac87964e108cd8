'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useClock } from '@/components/clinical/site';
import { useAnnounce } from '@/components/ui/live-region';
import { ApiError } from '@/lib/client/api-error';
import { taskQuery } from '@/lib/client/task-query';
import { useActOnTask } from '@/lib/client/use-act-on-task';
import { useUndoOnTask } from '@/lib/client/use-undo-on-task';
import { undoUntil } from '@/lib/domain/task/undo-time';
import { lostClaimWords } from '@/lib/domain/worklist/lost-claim';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** What stands under a row after somebody tried to claim it; a claim can be taken back until an instant. */
export type RowMessage = { tone: 'good' | 'conflict' | 'error'; text: string; undoUntil?: Date };

/** Claims from the row, and takes that back. Who loses is told who has it; the row then says how things are now. */
export function useClaim(put: (row: WorklistRow) => void) {
  const { now, timeZone } = useClock();
  const queryClient = useQueryClient();
  const act = useActOnTask();
  const undo = useUndoOnTask();
  const announce = useAnnounce();
  const [messages, setMessages] = useState<ReadonlyMap<string, RowMessage>>(new Map());
  const [lastClaimed, setLastClaimed] = useState<WorklistRow>();

  function say(row: WorklistRow, message: RowMessage) {
    setMessages((last) => new Map(last).set(row.id, message));
    announce(`${row.title}: ${message.text}`);
  }

  /** Whether it is theirs now. */
  async function claim(row: WorklistRow): Promise<boolean> {
    try {
      const { version, row: claimed } = await act.mutateAsync({
        id: row.id,
        verb: 'claim',
        action: { seenVersion: row.version },
      });
      const mine = claimed ?? { ...row, version, claimable: false, mine: true };
      put(mine);
      setLastClaimed(mine);
      say(row, { tone: 'good', text: 'Claimed: it is yours.', undoUntil: undoUntil(new Date().toISOString()) });
      return true;
    } catch (error) {
      await explain(row, error instanceof ApiError ? error : undefined);
      return false;
    }
  }

  async function takeBack(row: WorklistRow) {
    try {
      const { version, row: free } = await undo.mutateAsync({ id: row.id, seenVersion: row.version });
      put(free ?? { ...row, version, mine: false });
      setLastClaimed(undefined);
      say(row, { tone: 'good', text: 'Taken back: others can claim it.' });
    } catch (error) {
      await explain(row, error instanceof ApiError ? error : undefined);
    }
  }

  async function explain(row: WorklistRow, failure: ApiError | undefined) {
    const current = await rowNow(row.id);
    put(current ?? { ...row, claimable: failure?.isUnknownOutcome ?? false });
    say(row, { tone: failure?.isConflict ? 'conflict' : 'error', text: failureWords(failure, current, timeZone) });
  }

  /** Undefined where it may no longer be seen, or nothing answers. */
  async function rowNow(id: string): Promise<WorklistRow | undefined> {
    return queryClient.fetchQuery({ ...taskQuery(id), staleTime: 0, retry: false }).then(
      ({ row }) => row,
      () => undefined,
    );
  }

  const until = lastClaimed === undefined ? undefined : messages.get(lastClaimed.id)?.undoUntil;
  return {
    claim,
    takeBack,
    takingBack: undo.isPending ? undo.variables.id : undefined,
    messages,
    /** What was claimed last, for as long as it can be taken back. */
    undoable: until !== undefined && now <= until && !undo.isPending ? lastClaimed : undefined,
  };
}

function failureWords(failure: ApiError | undefined, current: WorklistRow | undefined, timeZone: string): string {
  if (failure?.isConflict) {
    return lostClaimWords(current, timeZone);
  }
  return [failure?.message ?? 'It could not be claimed.', failure?.wayForward, failure?.requestId]
    .filter(Boolean)
    .join(' ');
}
