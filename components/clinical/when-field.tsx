'use client';

import { type ReactNode, useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { CONTROL_BOX, FieldError } from '@/components/ui/field';
import { clockTimeOf, comingDays } from '@/lib/domain/worklist/site-days';
import { dateWords } from '@/lib/domain/worklist/site-time';
import { useClock } from './site';

type WhenFieldProps = {
  /** The time box; an error summary links here. */
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** The wall clock of the site as `2026-11-24T14:30`, or empty. */
  value: string;
  /** Gets the same form; what is not finished or is no time keeps its half, such as `2026-11-24T`. */
  onChange: (value: string) => void;
};

const DAYS = 31;

/** A day with its name and a time on the 24-hour clock of the site. The browser's own box would follow its language, not the site. */
export function WhenField({ id, label, hint, error, optional = false, value, onChange }: WhenFieldProps) {
  const clock = useClock();
  const { say } = clock;
  const [day = '', time = ''] = value.split('T');
  const [typed, setTyped] = useState(time);
  const days = comingDays(clock, DAYS);
  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

  function change(nextDay: string, nextTyped: string) {
    setTyped(nextTyped);
    onChange(nextDay === '' && nextTyped.trim() === '' ? '' : `${nextDay}T${clockTimeOf(nextTyped) ?? ''}`);
  }

  return (
    <fieldset className={error ? 'border-stat border-l-4 pl-3' : undefined}>
      <legend className="mb-1 font-semibold">
        {label}
        {optional ? <span className="font-normal text-ink-3"> {say('(optional)')}</span> : null}
      </legend>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-ink-2 text-sm">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} error={error} />
      <div className="flex flex-wrap gap-2">
        <select
          aria-label={say('{label}: day', { label })}
          className={CONTROL_BOX}
          value={day}
          onChange={(event) => change(event.target.value, typed)}
        >
          <option value="">{say('No day')}</option>
          {day === '' || days.some((each) => each.value === day) ? null : (
            <option value={day}>{dateWords(day, 'short', say)}</option>
          )}
          {days.map((each) => (
            <option key={each.value} value={each.value}>
              {each.label}
            </option>
          ))}
        </select>
        <input
          id={id}
          aria-label={say('{label}: time, such as 14:30', { label })}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          placeholder="14:30"
          autoComplete="off"
          className={classNames('w-24', CONTROL_BOX)}
          value={typed}
          onChange={(event) => change(day, event.target.value)}
          onBlur={() => setTyped(clockTimeOf(typed) ?? typed)}
        />
      </div>
    </fieldset>
  );
}
