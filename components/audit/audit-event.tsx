'use client';

import Link from 'next/link';
import { Moment } from '@/components/clinical/moment';
import { PatientLine } from '@/components/clinical/patient-line';
import { useClock } from '@/components/clinical/site';
import { Badge } from '@/components/ui/badge';
import { Rich, useSay } from '@/components/ui/say';
import type { AuditRow } from '@/lib/domain/audit/audit-search';
import { auditSentence } from '@/lib/domain/audit/audit-sentence';
import { timeWords } from '@/lib/domain/worklist/site-time';

/** One event as a sentence, with whom it was about and how it can be found elsewhere. */
export function AuditEvent({ row }: { row: AuditRow }) {
  const say = useSay();
  const { timeZone } = useClock();
  const { who, sentence, how } = auditSentence(row);
  return (
    <article className="px-5 py-3">
      <p className="break-words">
        <Rich text={sentence} values={{ who: <span className="font-semibold">{say(who)}</span> }} />
        {row.patient === null ? null : (
          <>
            {' · '}
            <PatientLine patient={row.patient} />
          </>
        )}
      </p>
      <p className="text-ink-2 text-sm">
        <Moment at={row.at} />
        {row.until === null ? null : (
          <> · {say('and again until {time}', { time: timeWords(new Date(row.until), timeZone) })}</>
        )}
        {how === undefined ? null : (
          <>
            {' · '}
            {row.succeeded ? say(how) : <Badge tone="stat">{say(how)}</Badge>}
          </>
        )}
        {row.address === null ? null : <> · {say('from {address}', { address: row.address })}</>}
        {row.task === null || row.task.title === null ? null : (
          <>
            {' · '}
            <Link href={`/tasks/${row.task.id}`} prefetch={false} className="underline">
              {say('Open the task')}
            </Link>
          </>
        )}
        <span className="text-ink-3 text-xs"> · {say('Event {position}', { position: row.position })}</span>
      </p>
    </article>
  );
}
