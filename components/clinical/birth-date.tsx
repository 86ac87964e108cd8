'use client';

import { ageWords } from '@/lib/domain/worklist/patient-words';
import { dateWords } from '@/lib/domain/worklist/site-time';
import { useClock } from './site';

/** `14 Jul 1945 (81 y)`, with `isLong` also that it is the birth date; screen readers hear that always, and the month in full. */
export function BirthDate({ date, isLong = false }: { date: string | null; isLong?: boolean }) {
  const clock = useClock();
  const { say } = clock;
  if (date === null) {
    return <span>{say('Birth date not known')}</span>;
  }
  const [short, age] = [dateWords(date, 'short', say), ageWords(date, clock)];
  return (
    <time dateTime={date} className="whitespace-nowrap">
      <span className="sr-only">{say('born {date}, {age}', { date: dateWords(date, 'full', say), age })}</span>
      <span aria-hidden="true">
        {isLong ? say('Born {date} ({age})', { date: short, age }) : say('{date} ({age})', { date: short, age })}
      </span>
    </time>
  );
}
