'use client';

import { useState } from 'react';
import { useAnnounce } from '@/components/ui/live-region';
import type { BulkResult } from '@/lib/domain/bulk/bulk-answer';
import type { BulkAsked, BulkVerb } from '@/lib/domain/bulk/bulk-verb';
import { checkedWords } from '@/lib/domain/bulk/bulk-words';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { againOf, type BulkWork, goingOf, isBusy, workOf } from './bulk-work';
import { useBulkForm } from './use-bulk-form';
import { useBulkRuns } from './use-bulk-runs';

export type Bulk = ReturnType<typeof useBulk>;

/**
 * One bulk act: what it asks for, whether each task would be done, doing it, what became of each, trying again what failed,
 * and taking it back. `onDone` gets what the server answered, each time it was asked to do something.
 */
export function useBulk({ onDone }: { onDone: (results: readonly BulkResult[]) => void }) {
  const announce = useAnnounce();
  const [work, setWork] = useState<BulkWork>();
  const form = useBulkForm();
  const runs = useBulkRuns(setWork, onDone);

  async function check(begun: BulkWork, asked: BulkAsked) {
    const checked = await runs.check(begun, asked);
    if (checked?.step !== 'checked') {
      return;
    }
    announce(checkedWords(checked.verb, { can: goingOf(checked).length, cannot: checked.failures.length }));
    // Who has pressed the button of the form has said so already; a verb without form is asked for once more.
    if (checked.failures.length === 0 && form.asksOf(checked).length > 0) {
      await runs.act(checked, asked);
    }
  }

  function open(verb: BulkVerb, rows: readonly WorklistRow[]) {
    const begun = workOf(verb, rows);
    form.openFor(verb);
    setWork(begun);
    if (form.asksOf(begun).length === 0) {
      void check(begun, { verb, inputs: {} });
    }
  }

  /** With a bulk act that waits for the person; nothing while it waits for the server. */
  function whenIdle(press: (idle: BulkWork) => void) {
    if (work !== undefined && !isBusy(work)) {
      press(work);
    }
  }

  function close() {
    if (work === undefined || work.step === 'running' || work.step === 'undoing') {
      return;
    }
    runs.forget();
    if (work.failures.length === 0 && work.done.length > 0) {
      form.empty();
    }
    setWork(undefined);
  }

  return {
    work,
    form,
    open,
    close,
    /** Sends the form: asks first whether each can be done, and does it where nothing is refused. */
    submit: () =>
      whenIdle(
        ({ verb, rows }) => form.mayGo({ verb, rows }) && void check(workOf(verb, rows), form.askedOf({ verb, rows })),
      ),
    /** Back to what was asked for. */
    back: () => whenIdle(({ verb, rows }) => setWork(workOf(verb, rows))),
    /** Does it to those that can be done, or goes on with what a run left over. */
    act: () => whenIdle((idle) => void runs.act(idle, form.askedOf(idle))),
    stop: runs.stop,
    isStopping: runs.isStopping,
    again: () => whenIdle((idle) => open(idle.verb, againOf(idle))),
    undo: () => whenIdle((idle) => void runs.undo(idle)),
  };
}
