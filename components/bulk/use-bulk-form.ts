'use client';

import { useState } from 'react';
import { useClock } from '@/components/clinical/site';
import {
  type BulkDraft,
  type BulkFault,
  bulkAsks,
  bulkFaults,
  bulkInputsOf,
  EMPTY_BULK,
} from '@/lib/domain/bulk/bulk-draft';
import type { BulkAsked, BulkVerb } from '@/lib/domain/bulk/bulk-verb';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

type Tried = { faults: readonly BulkFault[]; attempt: number };
type About = { verb: BulkVerb; rows: readonly WorklistRow[] };

const NOT_TRIED: Tried = { faults: [], attempt: 0 };

/** What stands in the form of a bulk act and what is wrong with it. What was typed stays until all of it has gone through. */
export function useBulkForm() {
  const clock = useClock();
  const [draft, setDraft] = useState<BulkDraft>(EMPTY_BULK);
  const [of, setOf] = useState<BulkVerb>();
  const [tried, setTried] = useState<Tried>(NOT_TRIED);
  const asksOf = ({ verb, rows }: About) => ({ verb, asks: bulkAsks(verb, rows) });

  return {
    draft,
    attempt: tried.attempt,
    asksOf: (about: About) => asksOf(about).asks,
    /** What was found at the last try and still holds: a mended fault goes, a new one waits for the next try. */
    faultsOf: (about: About) => {
      const now = bulkFaults(asksOf(about), draft, clock);
      return tried.faults.filter(({ message }) => now.some((fault) => fault.message === message));
    },
    askedOf: (about: About): BulkAsked => ({
      verb: about.verb,
      inputs: bulkInputsOf(asksOf(about), draft, clock),
    }),
    /** Whether it can be sent; what keeps it from that is shown. */
    mayGo: (about: About) => {
      const faults = bulkFaults(asksOf(about), draft, clock);
      setTried({ faults, attempt: tried.attempt + 1 });
      return faults.length === 0;
    },
    change: (part: Partial<BulkDraft>) => setDraft((last) => ({ ...last, ...part })),
    /** Opens for a verb: the reasons of one are not those of another. */
    openFor: (verb: BulkVerb) => {
      setTried(NOT_TRIED);
      setOf(verb);
      if (verb !== of) {
        setDraft(EMPTY_BULK);
      }
    },
    empty: () => setDraft(EMPTY_BULK),
  };
}
