'use client';

import { useState } from 'react';
import { useSite } from '@/components/clinical/site';
import { Button } from '@/components/ui/button';
import { CONTROL_BOX, Field } from '@/components/ui/field';
import { useSay } from '@/components/ui/say';
import { clockTimeOf } from '@/lib/domain/worklist/site-days';
import { localInputOf } from '@/lib/domain/worklist/site-time';
import type { BoxProps } from './question-props';

type ClockInputProps = {
  id: string;
  typed: string;
  isFaulty: boolean;
  describedBy?: string | undefined;
  onChange: (typed: string) => void;
};

/** The box for a time on the 24-hour clock; `9.05` and `0905` become `09:05` when it is left. */
export function ClockInput({ id, typed, isFaulty, describedBy, onChange }: ClockInputProps) {
  return (
    <input
      id={id}
      autoComplete="off"
      placeholder="14:30"
      aria-describedby={describedBy}
      aria-invalid={isFaulty ? true : undefined}
      className={`w-20 ${CONTROL_BOX} tabular-nums`}
      value={typed}
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => onChange(clockTimeOf(typed) ?? typed)}
    />
  );
}

/** A time of day. */
export function TimeBox({ id, value, error, onChange, question: _question, place: _place, ...words }: BoxProps) {
  const say = useSay();
  const { timeZone } = useSite();
  const [typed, setTyped] = useState(value);
  const textOf = (text: string) => clockTimeOf(text) ?? text;
  const shown = textOf(typed) === value ? typed : value;

  function change(next: string) {
    setTyped(next);
    onChange(textOf(next));
  }

  return (
    <Field id={id} error={error} {...words}>
      {(describedBy) => (
        <div className="flex flex-wrap gap-2">
          <ClockInput
            id={id}
            typed={shown}
            isFaulty={error !== undefined}
            describedBy={describedBy}
            onChange={change}
          />
          <Button onClick={() => change(localInputOf(new Date(), timeZone).slice(11))}>{say('Now')}</Button>
        </div>
      )}
    </Field>
  );
}
