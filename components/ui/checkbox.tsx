'use client';

import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode;
  hint?: ReactNode;
  /** Keeps the label for screen readers only, as in a column of boxes; the target stays large. */
  hideLabel?: boolean;
};

/** One thing that holds or not. The whole label is the target. */
export function Checkbox({ label, hint, hideLabel = false, className, ...rest }: CheckboxProps) {
  return (
    <label
      className={classNames('flex min-h-control items-center gap-2', hideLabel && 'min-w-8 justify-center', className)}
    >
      <input {...rest} type="checkbox" className="size-tick shrink-0 accent-(--accent)" />
      <span className={hideLabel ? 'sr-only' : undefined}>
        {label}
        {hint ? <span className="block text-ink-2 text-sm">{hint}</span> : null}
      </span>
    </label>
  );
}
