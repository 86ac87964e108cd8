'use client';

import { useState } from 'react';
import { useSite } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import { localInputOf } from '@/lib/domain/worklist/site-time';
import { DateParts } from './date-parts';
import type { BoxProps } from './question-props';
import { QuestionSet } from './question-set';
import { dateTextOf, dayWordsOf, type TypedDate, typedDateOf } from './typed-date';

/** A day; a month or a year alone where the day is not known. */
export function DateBox({ id, value, error, onChange, question: _question, place: _place, ...words }: BoxProps) {
  const say = useSay();
  const { timeZone } = useSite();
  const [typed, setTyped] = useState(() => typedDateOf(value));
  // What was set from outside wins over what was typed before.
  const shown = dateTextOf(typed) === value ? typed : typedDateOf(value);

  function change(part: Partial<TypedDate>) {
    const next = { ...shown, ...part };
    setTyped(next);
    onChange(dateTextOf(next));
  }

  return (
    <QuestionSet id={id} error={error} {...words}>
      <div className="flex flex-wrap items-end gap-2">
        <DateParts id={id} typed={shown} isFaulty={error !== undefined} onChange={change} />
        <Button onClick={() => onChange(localInputOf(new Date(), timeZone).slice(0, 10))}>{say('Today')}</Button>
      </div>
      {value === '' ? null : (
        <p className="mt-1 text-ink-2 text-sm">
          {dayWordsOf(value, say) ?? say('Not a date yet: give day, month and year.')}
        </p>
      )}
    </QuestionSet>
  );
}
