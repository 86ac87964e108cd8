'use client';

import { useRef } from 'react';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { Moment } from '@/components/clinical/moment';
import { Button } from '@/components/ui/button';
import { useAnnounce } from '@/components/ui/live-region';
import { useOfferAgain } from '@/lib/client/use-skip-task';
import type { TaskPage } from '@/lib/domain/task/task-page';

/** That the reader skipped the task as their next one, until when, and the way to take that back. */
export function SkipLine({ page: { row, skip } }: { page: TaskPage }) {
  const announce = useAnnounce();
  const again = useOfferAgain();
  const line = useRef<HTMLDivElement>(null);

  function offerAgain() {
    again.mutate(
      { id: row.id },
      {
        onSuccess: () => {
          announce('It is offered to you again.');
          line.current?.focus();
        },
      },
    );
  }

  return (
    <div ref={line} tabIndex={-1} className="space-y-2 outline-none empty:hidden print:hidden">
      {again.error === null ? null : <FailureBanner error={again.error} />}
      {skip == null ? null : (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
          <span>
            You skipped this at <Moment at={skip.at} />: {skip.reason}.
          </span>
          <Button busy={again.isPending} onClick={offerAgain}>
            Offer it again
          </Button>
          <span className="text-ink-3 text-xs">
            It is offered again at <Moment at={skip.until} />, or when it changes.
          </span>
        </p>
      )}
    </div>
  );
}
