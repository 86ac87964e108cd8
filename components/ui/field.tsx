'use client';

import type { ReactNode } from 'react';
import type { Words } from '@/lib/domain/words/said';
import { useSay } from './say';

export type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to put it right; the same words as in the error summary. */
  error?: Words | undefined;
  /** Says "(optional)" after the label; fields are required unless they say so. */
  optional?: boolean;
};

type FieldProps = FieldWords & { id: string; children: (describedBy: string | undefined) => ReactNode };

/** Label, hint and error around one control. The control gets `aria-describedby` from the argument. */
export function Field({ id, label, hint, error, optional = false, children }: FieldProps) {
  const say = useSay();

  const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className={error ? 'border-stat border-l-4 pl-3' : undefined}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
        {optional ? <span className="font-normal text-ink-3"> {say('(optional)')}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-ink-2 text-sm">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`} error={error} />
      {children(describedBy)}
    </div>
  );
}

/** The words beside a faulty field. */
export function FieldError({ id, error }: { id: string; error: Words | undefined }) {
  const say = useSay();
  return error ? (
    <p id={id} className="mb-1 font-semibold text-sm text-stat">
      <span className="sr-only">{say('Error:')} </span>
      {say(error)}
    </p>
  ) : null;
}

/** The classes of every box that takes text, but for its width. */
export const CONTROL_BOX =
  'block min-h-control rounded-md border border-line-control bg-surface px-2.5 py-1 text-base text-ink aria-invalid:border-stat aria-invalid:border-2 ' +
  'disabled:bg-sunken disabled:text-ink-3';

/** The same, as wide as its place. */
export const CONTROL_LOOK = `w-full ${CONTROL_BOX}`;
