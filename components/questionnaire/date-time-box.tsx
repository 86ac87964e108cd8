'use client';

import { useState } from 'react';
import { useSite } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import type { Say } from '@/lib/domain/words/said';
import { localInputOf } from '@/lib/domain/worklist/site-time';
import { DateParts } from './date-parts';
import type { BoxProps } from './question-props';
import { QuestionSet } from './question-set';
import { ClockInput } from './time-box';
import { dateTimeTextOf, dayWordsOf, type TypedDateTime, typedDateTimeOf } from './typed-date';

/** A day and a time on the clock of the site. Not the field for a due time, which offers coming days only: what is asked here is often past. */
export function DateTimeBox({ id, value, error, onChange, question: _question, place: _place, ...words }: BoxProps) {
  const say = useSay();
  const { timeZone } = useSite();
  const [typed, setTyped] = useState(() => typedDateTimeOf(value));
  const shown = dateTimeTextOf(typed) === value ? typed : typedDateTimeOf(value);

  function change(part: Partial<TypedDateTime>) {
    const next = { ...shown, ...part };
    setTyped(next);
    onChange(dateTimeTextOf(next));
  }

  return (
    <QuestionSet id={id} error={error} {...words}>
      <div className="flex flex-wrap items-end gap-2">
        <DateParts id={id} typed={shown} isFaulty={error !== undefined} onChange={change} />
        <div>
          <label htmlFor={`${id}-time`} className="block text-ink-2 text-sm">
            {say('Time')}
          </label>
          <ClockInput
            id={`${id}-time`}
            typed={shown.time}
            isFaulty={error !== undefined}
            onChange={(time) => change({ time })}
          />
        </div>
        <Button onClick={() => onChange(localInputOf(new Date(), timeZone))}>{say('Now')}</Button>
      </div>
      {value === '' ? null : <p className="mt-1 text-ink-2 text-sm">{readBack(value, say)}</p>}
    </QuestionSet>
  );
}

function readBack(value: string, say: Say): string {
  const [date = '', time = ''] = value.split('T');
  const day = date.length === 10 ? dayWordsOf(date, say) : undefined;
  return day === undefined || time === ''
    ? say('Not complete yet: give day, month, year, and a time such as 14:30.')
    : say('{day}, {time}', { day, time });
}
