'use client';

import { type ComponentProps, useId } from 'react';
import { classNames } from './class-names';
import { CONTROL_LOOK, Field, type FieldWords } from './field';

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectGroup = { label: string; options: readonly SelectOption[] };

type SelectProps = FieldWords &
  Omit<ComponentProps<'select'>, 'children'> & {
    options: readonly (SelectOption | SelectGroup)[];
    /** The first, empty choice. */
    placeholder?: string;
  };

/** A list to choose one from. The browser's own: it works with a glove, a screen reader and without script. */
export function Select({ label, hint, error, optional, id, className, options, placeholder, ...rest }: SelectProps) {
  const ownId = useId();
  const fieldId = id ?? ownId;
  return (
    <Field id={fieldId} label={label} hint={hint} error={error} {...(optional === undefined ? {} : { optional })}>
      {(describedBy) => (
        <select
          {...rest}
          id={fieldId}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className={classNames(CONTROL_LOOK, className)}
        >
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((option) =>
            'options' in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map((inner) => (
                  <Choice key={inner.value} option={inner} />
                ))}
              </optgroup>
            ) : (
              <Choice key={option.value} option={option} />
            ),
          )}
        </select>
      )}
    </Field>
  );
}

function Choice({ option }: { option: SelectOption }) {
  return (
    <option value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  );
}
