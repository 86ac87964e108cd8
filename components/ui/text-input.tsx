'use client';

import { type ComponentProps, useId } from 'react';
import { classNames } from './class-names';
import { CONTROL_LOOK, Field, type FieldWords } from './field';

type TextInputProps = FieldWords &
  ComponentProps<'input'> & { /** A unit such as `cm`, after the box. */ suffix?: string };

/** One line of text. `id` defaults to a made-up one; give it where an error summary links here. */
export function TextInput({ label, hint, error, optional, suffix, id, className, ...rest }: TextInputProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  return (
    <Field id={fieldId} label={label} hint={hint} error={error} {...(optional === undefined ? {} : { optional })}>
      {(describedBy) => (
        <div className="flex items-center gap-2">
          <input
            {...rest}
            id={fieldId}
            aria-describedby={describedBy}
            aria-invalid={error ? true : undefined}
            className={classNames(CONTROL_LOOK, className)}
          />
          {suffix === undefined ? null : <span className="text-ink-3">{suffix}</span>}
        </div>
      )}
    </Field>
  );
}
