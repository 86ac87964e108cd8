'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { DueTime } from '@/components/clinical/due-time';
import { FailureBanner } from '@/components/clinical/failure-banner';
import { PatientLine } from '@/components/clinical/patient-line';
import { PriorityBadge } from '@/components/clinical/priority-badge';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { beginTiming, TIMINGS } from '@/lib/client/timings';
import { useActOnTask } from '@/lib/client/use-act-on-task';
import type { NextTask } from '@/lib/domain/worklist/next-task';
import { SkipForm } from './skip-form';

type Next = NonNullable<NextTask['next']>;

type NextTaskOfferProps = { next: Next /** Shows what is next by then. */; onSkipped: () => Promise<void> };

/** One task that is offered: what, about whom, why it is next; open it, or skip it with a reason. */
export function NextTaskOffer({ next: { row, reasons }, onSkipped }: NextTaskOfferProps) {
  const heading = useRef<HTMLParagraphElement>(null);
  const [isSkipping, setSkipping] = useState(false);

  // Another task has taken the place of the one that was skipped: the focus is on it, and not lost with the form.
  useEffect(() => heading.current?.focus(), []);

  return (
    <div className="space-y-3">
      <div>
        <p ref={heading} tabIndex={-1} className="flex flex-wrap items-baseline gap-x-2 outline-none">
          <PriorityBadge priority={row.priority} />
          <span className="font-semibold">{row.title}</span>
        </p>
        <p className="text-ink-2 text-sm">
          <PatientLine patient={row.patient} withUnit={row.patient?.bed == null} />
        </p>
        <DueTime row={row} inline />
      </div>
      <div>
        <p id="next-task-why" className="font-semibold text-sm">
          Why this one
        </p>
        <ul aria-labelledby="next-task-why" className="list-disc pl-5 text-sm">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
      {isSkipping ? (
        <SkipForm row={row} onSkipped={onSkipped} onClose={() => setSkipping(false)} />
      ) : (
        <Ways row={row} onSkip={() => setSkipping(true)} />
      )}
    </div>
  );
}

/** On with it: what nobody has is claimed first. */
function Ways({ row, onSkip }: { row: Next['row']; onSkip: () => void }) {
  const router = useRouter();
  const claim = useActOnTask();

  function claimAndOpen() {
    claim.mutate(
      { id: row.id, verb: 'claim', action: { seenVersion: row.version } },
      { onSuccess: () => router.push(`/tasks/${row.id}`) },
    );
  }

  return (
    <>
      {claim.error === null ? null : <FailureBanner error={claim.error} />}
      <div className="flex flex-wrap gap-2">
        {row.mine ? (
          <LinkButton
            variant="primary"
            href={{ pathname: `/tasks/${row.id}` }}
            prefetch={false}
            onClick={() => beginTiming(TIMINGS.formOpen)}
          >
            Open
          </LinkButton>
        ) : (
          <Button variant="primary" busy={claim.isPending} busyLabel="Yours, saving…" onClick={claimAndOpen}>
            Claim and open
          </Button>
        )}
        <Button onClick={onSkip}>Skip…</Button>
      </div>
    </>
  );
}
