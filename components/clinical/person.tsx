import type { ReactNode } from 'react';
import { initialsOf } from '@/lib/domain/worklist/patient-words';

/** Somebody who works here: initials and name; `small` goes under the name. */
export function Person({ name, small }: { name: string; small?: ReactNode }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span
        aria-hidden="true"
        className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft font-bold text-accent text-xs"
      >
        {initialsOf(name)}
      </span>
      <span className="min-w-0">
        {name}
        {small ? <span className="block text-ink-3 text-xs">{small}</span> : null}
      </span>
    </span>
  );
}
