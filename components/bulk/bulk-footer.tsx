'use client';

import { Button } from '@/components/ui/button';
import { bulkWords, taskCountWords } from '@/lib/domain/bulk/bulk-words';
import { BULK_FORM } from './bulk-form';
import { againOf, type BulkStep, type BulkWork, goingOf, undoableOf } from './bulk-work';
import { UndoOffer } from './undo-offer';
import type { Bulk } from './use-bulk';

type FooterProps = { work: BulkWork; bulk: Bulk };

const FOOTERS: Record<BulkStep, (props: FooterProps) => React.ReactNode> = {
  form: FormFooter,
  checking: CheckingFooter,
  checked: CheckedFooter,
  running: RunningFooter,
  done: DoneFooter,
  undoing: () => null,
  undone: UndoneFooter,
};

/** What can be pressed where a bulk act stands now. */
export function BulkFooter(props: FooterProps) {
  const Footer = FOOTERS[props.work.step];
  return <Footer {...props} />;
}

function FormFooter({ work, bulk }: FooterProps) {
  return (
    <>
      <p className="min-w-0 flex-1 basis-56 text-ink-2 text-sm">
        Each task is looked at first. If one cannot be {bulkWords(work.verb).past}, you are asked before anything is
        done.
      </p>
      <Button onClick={bulk.close}>Not now</Button>
      <Button type="submit" form={BULK_FORM} variant="primary">
        {bulkWords(work.verb).commit(taskCountWords(work.rows.length))}
      </Button>
    </>
  );
}

function CheckingFooter({ bulk }: FooterProps) {
  return <Button onClick={bulk.close}>Not now</Button>;
}

function CheckedFooter({ work, bulk }: FooterProps) {
  const going = goingOf(work).length;
  const hasForm = bulk.form.asksOf(work).length > 0;
  return (
    <>
      <Button onClick={bulk.close}>Not now</Button>
      {hasForm ? <Button onClick={bulk.back}>Change what I asked</Button> : null}
      {going === 0 ? <AgainButton work={work} bulk={bulk} /> : null}
      {going === 0 ? null : (
        <Button variant="primary" onClick={bulk.act}>
          {bulkWords(work.verb).commit(taskCountWords(going))}
        </Button>
      )}
    </>
  );
}

function RunningFooter({ bulk }: FooterProps) {
  return (
    <Button busy={bulk.isStopping} busyLabel="Stopping…" onClick={bulk.stop}>
      Stop
    </Button>
  );
}

function DoneFooter({ work, bulk }: FooterProps) {
  const { end, undoUntil } = work;
  const undoable = undoableOf(work).length;
  const left = end.unknown.length + end.rest.length;
  return (
    <>
      {undoable === 0 || undoUntil === undefined ? null : (
        <UndoOffer until={undoUntil} count={undoable} onUndo={bulk.undo} />
      )}
      <AgainButton work={work} bulk={bulk} />
      {left === 0 ? null : (
        <Button variant="primary" onClick={bulk.act}>
          Go on with {taskCountWords(left)}
        </Button>
      )}
      <Button variant={left === 0 ? 'primary' : 'secondary'} onClick={bulk.close}>
        Close
      </Button>
    </>
  );
}

function UndoneFooter({ work, bulk }: FooterProps) {
  return (
    <>
      {work.end.error === undefined ? null : <Button onClick={bulk.undo}>Take back the others</Button>}
      <Button variant="primary" onClick={bulk.close}>
        Close
      </Button>
    </>
  );
}

function AgainButton({ work, bulk }: FooterProps) {
  const again = againOf(work).length;
  return again === 0 ? null : (
    <Button onClick={bulk.again}>{again === 1 ? 'Try this one again…' : `Try these ${again} again…`}</Button>
  );
}
