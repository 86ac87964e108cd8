'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadFailure } from '@/components/clinical/read-failure';
import { buttonLook } from '@/components/ui/button-look';
import { Popover } from '@/components/ui/popover';
import { SkeletonRows } from '@/components/ui/skeleton';
import { nextTaskQuery } from '@/lib/client/next-task-query';
import { NextTaskOffer } from './next-task-offer';

/** The button that offers this person's next piece of work, with its reasons. */
export function NextTask() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="Next task"
      triggerClassName={buttonLook('secondary')}
      title="Your next task"
    >
      <div className="w-80 max-w-[calc(100vw-3rem)]">{isOpen ? <Panel /> : null}</div>
    </Popover>
  );
}

function Panel() {
  const { data, error, refetch } = useQuery(nextTaskQuery());
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows label="Your next task is being looked for…" />
    ) : (
      <ReadFailure what="Your next task" error={error} asOf={undefined} onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      {data.next === null ? (
        <p>Nothing is waiting for you now.</p>
      ) : (
        <NextTaskOffer key={`${data.next.row.id} ${data.next.row.version}`} next={data.next} />
      )}
      {data.skipped === 0 ? null : (
        <p className="mt-3 text-ink-3 text-sm">
          {data.skipped === 1
            ? 'One task that you skipped is left out.'
            : `${data.skipped} tasks that you skipped are left out.`}
        </p>
      )}
    </>
  );
}
