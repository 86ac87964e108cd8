'use client';

import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useState } from 'react';
import { ReadFailure } from '@/components/clinical/read-failure';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { later, useLater } from '@/components/ui/later';
import { Popover } from '@/components/ui/popover';
import { SkeletonRows } from '@/components/ui/skeleton';
import { nextTaskQuery } from '@/lib/client/next-task-query';
import { useCommands } from '@/lib/client/use-commands';
import type { NextTask as Offered } from '@/lib/domain/worklist/next-task';
import type { NextTaskOffer } from './next-task-offer';

const OFFER = later(() => import('./next-task-offer'));

/** The button that offers this person's next piece of work, with its reasons. */
export function NextTask() {
  const [isOpen, setOpen] = useState(false);
  useLater(OFFER, isOpen);
  useCommands([{ id: 'next-task', group: 'list', label: 'Next task', listKey: 'next-task', run: () => setOpen(true) }]);
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

/** What was offered stays while it is looked at, so that no other task slips under the finger; that there is another one is said. */
function Panel() {
  const { data, error, refetch, isFetchedAfterMount } = useQuery(nextTaskQuery());
  const [shown, setShown] = useState<Offered>();
  if (shown === undefined && isFetchedAfterMount && data !== undefined) {
    setShown(data);
  }
  if (shown === undefined) {
    return error === null ? (
      <SkeletonRows label="Your next task is being looked for…" />
    ) : (
      <ReadFailure what="Your next task" error={error} asOf={undefined} onRetry={() => void refetch()} />
    );
  }
  const isSame = data?.next?.row.id === shown.next?.row.id;
  const { next, skipped } = isSame && data !== undefined ? data : shown;
  const showNow = async () => setShown((await refetch()).data);
  return (
    <>
      {isSame ? null : (
        <Button className="mb-3 w-full" onClick={() => void showNow()}>
          This has changed: show what is next now
        </Button>
      )}
      {next === null ? (
        <p>Nothing is waiting for you now.</p>
      ) : (
        <Offer key={next.row.id} next={next} onSkipped={showNow} />
      )}
      {skipped === 0 ? null : <p className="mt-3 text-ink-3 text-sm">{skippedWords(skipped)}</p>}
    </>
  );
}

function skippedWords(count: number): string {
  return count === 1 ? 'One task that you skipped is left out.' : `${count} tasks that you skipped are left out.`;
}

function Offer(props: ComponentProps<typeof NextTaskOffer>) {
  const part = useLater(OFFER, true);
  return part === undefined ? null : <part.NextTaskOffer {...props} />;
}
