'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useId, useOptimistic, useState, useTransition } from 'react';
import { classNames } from '@/components/ui/class-names';
import { conditionsOf } from '@/lib/domain/worklist/filter-words';
import { hrefOf, type Place } from '@/lib/domain/worklist/worklist-address';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { chipLook } from './chip-look';
import { FilterChips } from './filter-chips';
import { TextFilter } from './text-filter';
import { ViewBar } from './view-bar';

type FilterBarProps = { place: Place; title: string; head: ReactNode; children: ReactNode };

/** The title of a list, its conditions as chips, and the list. A changed condition is a new address. */
export function FilterBar({ place, title, head, children }: FilterBarProps) {
  const router = useRouter();
  const chipsId = useId();
  const [isPending, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(place.filter);
  const [isUnfolded, setUnfolded] = useState(false);
  const conditions = conditionsOf(shown);

  function change(part: Partial<WorklistFilter>) {
    const next = { ...shown, ...part };
    startTransition(() => {
      setShown(next);
      router.push(hrefOf({ ...place, filter: next }), { scroll: false });
    });
  }

  return (
    <>
      <div className="sticky top-top z-20 border-line border-b bg-surface small:static print:static">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-line border-b px-4 py-2">
          <h1 className="mr-1.5 font-bold text-xl tracking-tight">{title}</h1>
          <ViewBar place={place} />
          <div id="filters" className="contents">
            <button
              type="button"
              aria-expanded={isUnfolded}
              aria-controls={chipsId}
              className={classNames(chipLook(conditions > 0), 'sm:hidden')}
              onClick={() => setUnfolded(!isUnfolded)}
            >
              {conditions === 0 ? 'Filters' : `Filters (${conditions})`}
            </button>
            <div id={chipsId} className={classNames('contents', !isUnfolded && 'max-sm:hidden')}>
              <FilterChips filter={shown} onChange={change} />
            </div>
          </div>
          <TextFilter key={shown.q ?? ''} text={shown.q ?? ''} onChange={(q) => change({ q })} />
          {conditions === 0 ? null : (
            <Link
              href="/worklist"
              className="inline-flex min-h-8 items-center rounded-md px-2 font-semibold text-accent text-sm underline-offset-2 hover:underline"
            >
              Clear
            </Link>
          )}
        </div>
        {head}
      </div>
      <div aria-busy={isPending} className={classNames('transition-opacity', isPending && 'opacity-60')}>
        {children}
      </div>
    </>
  );
}
