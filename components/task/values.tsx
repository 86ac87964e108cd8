'use client';

import { Fragment, type ReactNode } from 'react';
import type { LabelledValue } from '@/lib/domain/task/task-page';

export type Detail = { label: string; value: ReactNode };

type ValuesProps = { id: string; title: string; values: readonly LabelledValue[]; empty: string };

/** What was given with a task or came out of it, under its heading. */
export function Values({ id, title, values, empty }: ValuesProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 font-semibold text-lg">
        {title}
      </h2>
      {values.length === 0 ? <p className="text-ink-2">{empty}</p> : <Details details={values} />}
    </section>
  );
}

/** Labels with their values. */
export function Details({ details }: { details: readonly Detail[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)]">
      {details.map(({ label, value }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two answers may have the same words, and none moves.
        <Fragment key={place}>
          <dt className="text-ink-2">{label}</dt>
          <dd className="min-w-0 whitespace-pre-line max-sm:mb-2">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
