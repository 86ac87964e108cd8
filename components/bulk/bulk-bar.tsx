'use client';

import { useQuery } from '@tanstack/react-query';
import { type RefObject, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { sessionQuery } from '@/lib/client/session-query';
import { useCommands } from '@/lib/client/use-commands';
import type { BulkResult } from '@/lib/domain/bulk/bulk-answer';
import { bulkOffers } from '@/lib/domain/bulk/bulk-offers';
import { bulkWords, fromWords, taskCountWords } from '@/lib/domain/bulk/bulk-words';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { BulkDialog } from './bulk-dialog';
import { ChooseMatching } from './choose-matching';
import { useBarHeight } from './use-bar-height';
import { useBulk } from './use-bulk';

type BulkBarProps = {
  /** The chosen tasks as they stand on the screen now. */
  chosen: readonly WorklistRow[];
  /** Chosen once, but no longer shown. */
  gone?: number;
  /** The filter of the list; without it nothing can be chosen by it. */
  filter?: WorklistFilter;
  /** How many tasks the filter matches, where that is known. */
  total?: number;
  onChosen: (rows: readonly WorklistRow[]) => void;
  /** Gets what the server answered; what was done is no longer chosen by the time this is called. */
  onDone?: (results: readonly BulkResult[]) => void;
  /** Where the focus goes when nothing is chosen any more and the bar is gone. */
  finalFocus: RefObject<HTMLElement | null>;
};

/** How many tasks are chosen, whose they are, and what can be done with all of them. Stays mounted while nothing is chosen. */
export function BulkBar({ chosen, gone = 0, filter, total, onChosen, onDone, finalFocus }: BulkBarProps) {
  const reader = useQuery(sessionQuery()).data;
  // What is chosen by the time the answer is there, not when the button was pressed.
  const latest = useRef(chosen);
  latest.current = chosen;
  const bulk = useBulk({
    onDone: (results) => {
      const done = new Set(results.filter(({ ok }) => ok).map(({ id }) => id));
      onChosen(latest.current.filter(({ id }) => !done.has(id)));
      onDone?.(results);
    },
  });
  const bar = useBarHeight();
  const isEmpty = chosen.length + gone === 0;
  const closeFocus = useRef<HTMLElement>(null);
  closeFocus.current = isEmpty ? finalFocus.current : null;

  function clear() {
    onChosen([]);
    finalFocus.current?.focus();
  }
  const offers = reader === undefined ? [] : bulkOffers(reader, chosen);
  useCommands([
    ...offers.map((verb) => ({
      id: `bulk.${verb}`,
      group: 'list' as const,
      label: bulkWords(verb).button,
      detail: `${taskCountWords(chosen.length)} chosen`,
      run: () => bulk.open(verb, chosen),
    })),
    { id: 'bulk.none', group: 'list', label: 'Choose none', enabled: !isEmpty, run: clear },
  ]);

  return (
    <>
      {isEmpty ? null : (
        <section
          ref={bar}
          aria-label="Chosen tasks"
          className="sticky bottom-3 z-20 mx-4 mb-3 flex flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-raised px-4 py-2 shadow-raised max-sm:mx-2 max-sm:px-2 print:hidden"
        >
          <p role="status" className="min-w-0 flex-1 basis-48 text-ink-2 text-sm max-lg:basis-full">
            <span className="font-semibold text-ink">{taskCountWords(chosen.length)} chosen</span>
            {chosen.length === 0 ? null : <span className="max-sm:sr-only">: {fromWords(chosen)}.</span>}
            {gone === 0 ? null : ` ${goneWords(gone)}`}
          </p>
          {filter === undefined ? null : (
            <ChooseMatching filter={filter} total={total} chosen={chosen.length} onChosen={onChosen} />
          )}
          {offers.map((verb) => (
            <Button key={verb} onClick={() => bulk.open(verb, chosen)}>
              {bulkWords(verb).button}
            </Button>
          ))}
          <Button variant="quiet" onClick={clear}>
            Choose none
          </Button>
        </section>
      )}
      <BulkDialog bulk={bulk} finalFocus={closeFocus} />
    </>
  );
}

function goneWords(gone: number): string {
  return gone === 1
    ? 'One more was chosen and is no longer shown here.'
    : `${gone} more were chosen and are no longer shown here.`;
}
