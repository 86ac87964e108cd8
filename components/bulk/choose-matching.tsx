'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonLook } from '@/components/ui/button-look';
import { useAnnounce } from '@/components/ui/live-region';
import { Popover } from '@/components/ui/popover';
import type { ApiError } from '@/lib/client/api-error';
import { findMatching } from '@/lib/client/bulk-calls';
import type { BulkMatches } from '@/lib/domain/bulk/bulk-answer';
import { MOST_MATCHING } from '@/lib/domain/bulk/bulk-request';
import { taskCountWords } from '@/lib/domain/bulk/bulk-words';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

type ChooseMatchingProps = {
  filter: WorklistFilter;
  total: number | undefined;
  chosen: number;
  onChosen: (rows: readonly WorklistRow[]) => void;
};

const FIRST = [10, 50];

/** Chooses what a list matches, in its order: the first ten, or all of it, shown on the screen or not. */
export function ChooseMatching({ filter, total, chosen, onChosen }: ChooseMatchingProps) {
  const announce = useAnnounce();
  const [isOpen, setOpen] = useState(false);
  const find = useMutation<BulkMatches, ApiError, number>({
    mutationFn: (most) => findMatching(filter, most),
    retry: false,
    networkMode: 'always',
    onSuccess: ({ rows, more }) => {
      onChosen(rows);
      setOpen(false);
      announce(`${taskCountWords(rows.length)} chosen.${more ? ' The list holds more.' : ''}`);
    },
  });
  const counts = FIRST.filter((count) => total === undefined || count < total);

  return (
    <Popover
      trigger={chosen === 0 ? 'Choose many…' : 'Choose more…'}
      triggerClassName={buttonLook('secondary')}
      title="Choose from this list"
      open={isOpen}
      onOpenChange={setOpen}
    >
      <div className="flex flex-col gap-2">
        {counts.map((count) => (
          <Button
            key={count}
            busy={find.isPending && find.variables === count}
            busyLabel="Choosing…"
            onClick={() => find.mutate(count)}
          >
            The first {count}
          </Button>
        ))}
        <Button
          busy={find.isPending && find.variables === MOST_MATCHING}
          busyLabel="Choosing…"
          onClick={() => find.mutate(MOST_MATCHING)}
        >
          {allWords(total)}
        </Button>
        {find.error === null ? null : (
          <p role="alert" className="max-w-64 text-sm text-stat">
            {find.error.message}
          </p>
        )}
      </div>
    </Popover>
  );
}

function allWords(total: number | undefined): string {
  if (total === undefined) {
    return `All that match, up to ${MOST_MATCHING}`;
  }
  return total > MOST_MATCHING ? `The first ${MOST_MATCHING} of ${total} that match` : `All ${total} that match`;
}
