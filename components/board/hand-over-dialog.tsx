'use client';

import type { RefObject } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { taskCountWords } from './board-words';
import { goingOf } from './hand-over-draft';
import { HAND_OVER_FORM, HandOverForm } from './hand-over-form';
import { HandOverResults } from './hand-over-results';
import { againOf, type Outcome, outcomeOf } from './outcome';
import type { HandOver } from './use-hand-over';

type HandOverDialogProps = {
  handOver: HandOver;
  /** The board as it stands now: what was changed meanwhile is tried again in the version that stands there. */
  board: ReadonlyMap<string, WorklistRow>;
  /** Where the focus goes when the button that opened this is gone. */
  finalFocus: RefObject<HTMLElement | null>;
};

/** Hands the chosen tasks to somebody and says what became of each. */
export function HandOverDialog({ handOver, board, finalFocus }: HandOverDialogProps) {
  const { rows = [], answered } = handOver;
  const outcome = answered === undefined ? undefined : outcomeOf({ ...answered, board });
  return (
    <Dialog
      open={handOver.rows !== undefined}
      onOpenChange={() => handOver.close()}
      size="large"
      title={`Hand over ${taskCountWords(answered?.rows.length ?? rows.length)}`}
      finalFocus={finalFocus}
      footer={
        outcome === undefined ? (
          <FormFooter rows={rows} handOver={handOver} />
        ) : (
          <ResultsFooter outcome={outcome} handOver={handOver} />
        )
      }
    >
      {outcome === undefined ? <HandOverForm rows={rows} handOver={handOver} /> : <HandOverResults outcome={outcome} />}
    </Dialog>
  );
}

function FormFooter({ rows, handOver }: { rows: readonly WorklistRow[]; handOver: HandOver }) {
  const { draft, isSaving, close } = handOver;
  const going = goingOf(rows, draft).length;
  return (
    <>
      <p role="status" className="min-w-0 flex-1 basis-56 text-ink-2 text-sm">
        {draft.to === undefined
          ? 'Nothing is sent before you press the button.'
          : goesWords(rows.length, going, draft.to)}
      </p>
      <Button disabled={isSaving} onClick={close}>
        Not now
      </Button>
      <Button type="submit" form={HAND_OVER_FORM} variant="primary" busy={isSaving} busyLabel="Handing over…">
        Hand over {taskCountWords(going)}
      </Button>
    </>
  );
}

function ResultsFooter({ outcome, handOver }: { outcome: Outcome; handOver: HandOver }) {
  const again = againOf(outcome);
  return (
    <>
      <Button variant={again.length === 0 ? 'primary' : 'secondary'} onClick={handOver.close}>
        Close
      </Button>
      {again.length === 0 ? null : (
        <Button variant="primary" onClick={() => handOver.open(again)}>
          {again.length === 1 ? 'Try this one again…' : `Try these ${again.length} again…`}
        </Button>
      )}
    </>
  );
}

function goesWords(all: number, going: number, { display, openTasks }: { display: string; openTasks: number }): string {
  const stay = all - going === 0 ? '' : ` ${taskCountWords(all - going)} of these ${display} already has.`;
  return `${taskCountWords(going)} to ${display}, who has ${openTasks} open and will have ${openTasks + going}.${stay}`;
}
