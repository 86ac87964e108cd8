'use client';

import type { ReactNode, RefObject } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { bulkWords, taskCountWords } from '@/lib/domain/bulk/bulk-words';
import { BulkFooter } from './bulk-footer';
import { BulkForm } from './bulk-form';
import { BulkProgress } from './bulk-progress';
import { BulkChecked, BulkResults, BulkTakenBack } from './bulk-results';
import type { BulkStep, BulkWork } from './bulk-work';
import type { Bulk } from './use-bulk';

type BulkDialogProps = {
  bulk: Bulk;
  /** Where the focus goes when the button that opened this is gone. */
  finalFocus: RefObject<HTMLElement | null>;
};

const BODIES: Record<BulkStep, (work: BulkWork, bulk: Bulk) => ReactNode> = {
  form: (work, bulk) => <BulkForm work={work} bulk={bulk} />,
  checking: progressOf,
  checked: (work) => <BulkChecked work={work} />,
  running: progressOf,
  done: (work) => <BulkResults work={work} />,
  undoing: progressOf,
  undone: (work) => <BulkTakenBack work={work} />,
};

/** One verb done to many tasks: what it asks for, what cannot be done, how far it is, what became of each. */
export function BulkDialog({ bulk, finalFocus }: BulkDialogProps) {
  const { work } = bulk;
  return (
    <Dialog
      open={work !== undefined}
      // While tasks are being written only the button stops it, after those that are on their way.
      onOpenChange={() => bulk.close()}
      size="large"
      title={work === undefined ? '' : bulkWords(work.verb).commit(taskCountWords(work.rows.length))}
      finalFocus={finalFocus}
      footer={work === undefined ? null : <BulkFooter work={work} bulk={bulk} />}
    >
      {work === undefined ? null : <div key={work.step}>{BODIES[work.step](work, bulk)}</div>}
    </Dialog>
  );
}

function progressOf(work: BulkWork, { isStopping }: Bulk): ReactNode {
  return <BulkProgress work={work} isStopping={isStopping} />;
}
