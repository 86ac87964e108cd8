'use client';

import { useState } from 'react';
import { useAnnounce } from '@/components/ui/live-region';
import { useReassignMany } from '@/lib/client/use-reassign-many';
import type { ReassignResult } from '@/lib/domain/task/reassign-many';
import type { Candidate } from '@/lib/domain/task/task-page';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { taskCountWords } from './board-words';
import {
  EMPTY_HAND_OVER,
  goingOf,
  type HandOverDraft,
  type HandOverFault,
  handOverFaults,
  reassignOf,
} from './hand-over-draft';

type Tried = { faults: readonly HandOverFault[]; attempt: number };
/** What was answered about the tasks that were sent. */
export type Answered = { to: Candidate; rows: readonly WorklistRow[]; results: readonly ReassignResult[] };

const NOT_TRIED: Tried = { faults: [], attempt: 0 };

/** One act of handing over, from the first look to the answer. What was typed stays until it has gone through. */
export function useHandOver({ onDone }: { onDone: (ids: readonly string[]) => void }) {
  const announce = useAnnounce();
  const reassign = useReassignMany();
  // A snapshot: what is sent is what was looked at, whatever the board behind it does meanwhile.
  const [rows, setRows] = useState<readonly WorklistRow[]>();
  const [draft, setDraft] = useState<HandOverDraft>(EMPTY_HAND_OVER);
  const [tried, setTried] = useState<Tried>(NOT_TRIED);
  const [answered, setAnswered] = useState<Answered>();

  function change(part: Partial<HandOverDraft>) {
    setDraft((last) => ({ ...last, ...part }));
  }

  function open(chosen: readonly WorklistRow[]) {
    reassign.reset();
    setTried(NOT_TRIED);
    setAnswered(undefined);
    setRows(chosen);
  }

  function close() {
    if (reassign.isPending) {
      return;
    }
    if (answered?.results.every(({ ok }) => ok)) {
      setDraft(EMPTY_HAND_OVER);
    }
    setRows(undefined);
    setAnswered(undefined);
  }

  function submit() {
    const { to } = draft;
    const faults = handOverFaults(rows ?? [], draft);
    setTried({ faults, attempt: tried.attempt + 1 });
    if (reassign.isPending || rows === undefined || to === undefined || faults.length > 0) {
      return;
    }
    reassign.mutate(reassignOf(rows, { ...draft, to }), {
      onSuccess: ({ results }) => {
        const done = results.filter(({ ok }) => ok).map(({ id }) => id);
        // Trying the others again starts from what the person carries by now.
        change({ to: { ...to, openTasks: to.openTasks + done.length } });
        setAnswered({ to, rows: goingOf(rows, draft), results });
        onDone(done);
        announce(`${done.length} of ${taskCountWords(results.length)} handed over.`);
      },
    });
  }

  return {
    rows,
    draft,
    attempt: tried.attempt,
    faults: standingOf(tried.faults, handOverFaults(rows ?? [], draft)),
    answered,
    error: reassign.error,
    isSaving: reassign.isPending,
    change,
    open,
    close,
    submit,
  };
}

/** What was found at the last try and still holds: a mended fault goes, a new one waits for the next try. */
function standingOf(found: readonly HandOverFault[], now: readonly HandOverFault[]): readonly HandOverFault[] {
  return found.filter(({ message }) => now.some((fault) => fault.message === message));
}

export type HandOver = ReturnType<typeof useHandOver>;
