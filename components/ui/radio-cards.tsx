'use client';

import { type ReactNode, useId } from 'react';
import { useSay } from '@/components/ui/say';
import { FieldError } from './field';

export type RadioCard = { value: string; label: ReactNode; hint?: ReactNode };

type RadioCardsProps = {
  name: string;
  legend: ReactNode;
  options: readonly RadioCard[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** The error summary links to the first card by this. */
  id?: string;
  required?: boolean;
  /** One below the other instead of side by side. */
  stacked?: boolean;
};

/** A few choices side by side, one of which holds. Native radio buttons: arrows move, space chooses. */
export function RadioCards({
  name,
  legend,
  options,
  value,
  defaultValue,
  onChange,
  hint,
  error,
  optional = false,
  id,
  required = false,
  stacked = false,
}: RadioCardsProps) {
  const say = useSay();
  const ownId = useId();
  const fieldId = id ?? ownId;
  const describedBy =
    [hint ? `${fieldId}-hint` : '', error ? `${fieldId}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset aria-describedby={describedBy} className={error ? 'border-stat border-l-4 pl-3' : undefined}>
      <legend className="mb-1 font-semibold">
        {legend}
        {optional ? <span className="font-normal text-ink-3"> {say('(optional)')}</span> : null}
      </legend>
      {hint ? (
        <p id={`${fieldId}-hint`} className="mb-1 text-ink-2 text-sm">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${fieldId}-error`} error={error} />
      <div className={stacked ? 'flex flex-col gap-2' : 'flex flex-wrap gap-2'}>
        {options.map((option, index) => (
          <label
            key={option.value}
            className="flex min-h-control min-w-32 flex-1 items-center gap-2 rounded-md border border-line-control bg-surface px-3 py-1.5 hover:bg-sunken has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              id={index === 0 ? fieldId : `${fieldId}-${index}`}
              name={name}
              value={option.value}
              required={required}
              {...(value === undefined
                ? { defaultChecked: defaultValue === option.value }
                : { checked: value === option.value })}
              onChange={() => onChange?.(option.value)}
              className="size-tick shrink-0 accent-(--accent) outline-none"
            />
            <span>
              {option.label}
              {option.hint ? <span className="block font-normal text-ink-2 text-sm">{option.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
