'use client';

import { ageWords } from '@/lib/domain/worklist/patient-words';
import { dateWords } from '@/lib/domain/worklist/site-time';
import { useClock } from './site';

/** `14 Jul 1945 (81 y)`; screen readers hear the month in full. */
export function BirthDate({ date }: { date: string | null }) {
  const clock = useClock();
  if (date === null) {
    return <span>Birth date not known</span>;
  }
  return (
    <time dateTime={date} className="whitespace-nowrap">
      <span className="sr-only">born {dateWords(date, 'full')}, </span>
      <span aria-hidden="true">{dateWords(date)} (</span>
      {ageWords(date, clock)}
      <span aria-hidden="true">)</span>
    </time>
  );
}
