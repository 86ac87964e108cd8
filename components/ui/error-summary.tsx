'use client';

import { useEffect, useRef } from 'react';
import type { Words } from '@/lib/domain/words/said';
import { useSay } from './say';

export type FieldFault = { /** The id of the control. */ id?: string | undefined; message: Words };

type ErrorSummaryProps = {
  errors: readonly FieldFault[];
  /** Changes with every failed try, so that the focus comes back each time. */
  attempt: number;
  title?: string;
};

/** What is wrong with a form, at its top; the focus moves here (service-manual.nhs.uk, error summary). Nothing without errors. */
export function ErrorSummary({ errors, attempt, title }: ErrorSummaryProps) {
  const say = useSay();

  const box = useRef<HTMLDivElement>(null);
  const isShown = errors.length > 0;

  useEffect(() => {
    if (isShown && attempt > 0) {
      box.current?.focus();
    }
  }, [isShown, attempt]);

  return isShown ? (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      className="mb-4 rounded-md border-2 border-stat bg-surface p-4"
    >
      <h2 id="error-summary-title" className="mb-1 font-semibold text-lg">
        {title ?? say('There is a problem')}
      </h2>
      <ul className="space-y-1">
        {errors
          .map(({ id, message }) => ({ id, message: say(message) }))
          .map(({ id, message }) => (
            <li key={`${id ?? ''}${message}`} className="font-semibold text-stat">
              {id === undefined ? message : <FaultLink id={id} message={message} />}
            </li>
          ))}
      </ul>
    </div>
  ) : null;
}

/** Moves the focus into the field without touching the address, which holds the filter. */
function FaultLink({ id, message }: { id: string; message: string }) {
  return (
    <a
      href={`#${id}`}
      className="inline-flex min-h-8 items-center underline underline-offset-2"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(id)?.focus();
      }}
    >
      {message}
    </a>
  );
}
