'use client';

import Link from 'next/link';
import { Moment } from '@/components/clinical/moment';
import { PatientLine } from '@/components/clinical/patient-line';
import { useClock } from '@/components/clinical/site';
import { Badge } from '@/components/ui/badge';
import type { AuditRow } from '@/lib/domain/audit/audit-search';
import { auditSentence } from '@/lib/domain/audit/audit-sentence';
import { timeWords } from '@/lib/domain/worklist/site-time';

/** One event as a sentence, with whom it was about and how it can be found elsewhere. */
export function AuditEvent({ row }: { row: AuditRow }) {
  const { timeZone } = useClock();
  const { who, did, how } = auditSentence(row);
  return (
    <article className="px-5 py-3">
      <p className="break-words">
        <span className="font-semibold">{who}</span> {did}
        {row.patient === null ? null : (
          <>
            {' '}
            for <PatientLine patient={row.patient} />
          </>
        )}
      </p>
      <p className="text-ink-2 text-sm">
        <Moment at={row.at} />
        {row.until === null ? null : <> · and again until {timeWords(new Date(row.until), timeZone)}</>}
        {how === '' ? null : (
          <>
            {' · '}
            {row.succeeded ? how : <Badge tone="stat">{how}</Badge>}
          </>
        )}
        {row.address === null ? null : <> · from {row.address}</>}
        {row.task === null || row.task.title === null ? null : (
          <>
            {' · '}
            <Link href={`/tasks/${row.task.id}`} prefetch={false} className="underline">
              Open the task
            </Link>
          </>
        )}
        <span className="text-ink-3 text-xs"> · Event {row.position}</span>
      </p>
    </article>
  );
}
