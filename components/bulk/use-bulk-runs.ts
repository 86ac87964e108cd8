'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useAnnounce } from '@/components/ui/live-region';
import { invalidateLists } from '@/lib/client/invalidate-lists';
import type { BulkResult } from '@/lib/domain/bulk/bulk-answer';
import type { BulkAsked } from '@/lib/domain/bulk/bulk-verb';
import { bulkWords, doneWords, takenBackWords, taskCountWords } from '@/lib/domain/bulk/bulk-words';
import { BULK_UNDO_SECONDS } from '@/lib/domain/task/undo-time';
import { type Running, runAct, runPreflight, runUndo } from './bulk-runs';
import { type BulkWork, countsOf, goingOf, undoableOf } from './bulk-work';

type SetWork = (work: BulkWork) => void;

/** Runs preflight, act and undo, shows how far they are, says when they begin and end, and stops them between two chunks. */
export function useBulkRuns(setWork: SetWork, onDone: (results: readonly BulkResult[]) => void) {
  const queryClient = useQueryClient();
  const announce = useAnnounce();
  const { begin, stop, forget, isStopping } = useTurns(setWork);

  /** Undefined when it was closed meanwhile. */
  async function check(begun: BulkWork, asked: BulkAsked): Promise<BulkWork | undefined> {
    const running = begin();
    const work = await runPreflight(begun, asked, running);
    running.show(work);
    return running.isShown() ? work : undefined;
  }

  async function act(begun: BulkWork, asked: BulkAsked): Promise<void> {
    const running = begin();
    const left = begun.end.unknown.length + begun.end.rest.length;
    announce(`${bulkWords(begun.verb).busy}: ${taskCountWords(left === 0 ? goingOf(begun).length : left)}.`);
    const { work, answers } = await runAct(begun, asked, running);
    await invalidateLists(queryClient);
    running.show(work);
    announce(`${doneWords(work.verb, countsOf(work))} ${undoHint(work)}`);
    onDone(answers);
  }

  async function undo(begun: BulkWork): Promise<void> {
    const running = begin();
    const work = await runUndo(begun, running);
    await invalidateLists(queryClient);
    running.show(work);
    announce(takenBackWords({ done: work.undone.filter(({ ok }) => ok).length, all: undoableOf(work).length }));
  }

  return { check, act, undo, stop, forget, isStopping };
}

/** Which run is the one that is shown: what was closed stays closed, whatever still comes back. */
function useTurns(setWork: SetWork) {
  const [isStopping, setStopping] = useState(false);
  // A run asks for these between its chunks and cannot wait for a redraw.
  const stopped = useRef(false);
  const turn = useRef(0);

  function begin(): Running & { isShown: () => boolean } {
    stopped.current = false;
    setStopping(false);
    turn.current += 1;
    const own = turn.current;
    const isShown = () => own === turn.current;
    return {
      isShown,
      isStopped: () => stopped.current || !isShown(),
      show: (work) => (isShown() ? setWork(work) : undefined),
    };
  }

  return {
    begin,
    isStopping,
    /** Lets the chunk under way end, and sends no other. */
    stop: () => {
      stopped.current = true;
      setStopping(true);
    },
    /** What is still on its way is not shown any more. */
    forget: () => {
      turn.current += 1;
    },
  };
}

function undoHint(work: BulkWork): string {
  return undoableOf(work).length === 0 || work.end.error !== undefined
    ? ''
    : `For ${BULK_UNDO_SECONDS} seconds you can take it back: press Undo, or Control or Command and Z.`;
}
