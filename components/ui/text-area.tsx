'use client';

import { type ComponentProps, useId } from 'react';
import { classNames } from './class-names';
import { CONTROL_LOOK, Field, type FieldWords } from './field';

/** Several lines of text. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  id,
  className,
  rows = 3,
  ...rest
}: FieldWords & ComponentProps<'textarea'>) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  return (
    <Field id={fieldId} label={label} hint={hint} error={error} {...(optional === undefined ? {} : { optional })}>
      {(describedBy) => (
        <textarea
          {...rest}
          id={fieldId}
          rows={rows}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className={classNames(CONTROL_LOOK, 'py-1.5', className)}
        />
      )}
    </Field>
  );
}
