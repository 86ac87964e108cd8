'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ReactNode, useOptimistic, useTransition } from 'react';
import { classNames } from '@/components/ui/class-names';
import { worklistOptionsQuery } from '@/lib/client/worklist-options-query';
import { conditionsOf } from '@/lib/domain/worklist/filter-words';
import { hrefOf, type Place } from '@/lib/domain/worklist/worklist-address';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { WorklistOptions } from '@/lib/domain/worklist/worklist-options';
import { chipLook } from './chip-look';
import { DueChip, OwnerChip } from './choice-chips';
import { PriorityChip, StatusChip, TokenChip } from './list-chips';
import { TextFilter } from './text-filter';

const NO_OPTIONS: WorklistOptions = { roles: [], types: [], units: [], owners: [] };

/** The title of a list, its conditions as chips, and the list. A changed condition is a new address. */
export function FilterBar({
  place,
  title,
  head,
  children,
}: {
  place: Place;
  title: string;
  head: ReactNode;
  children: ReactNode;
}) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const [shown, setShown] = useOptimistic(place.filter);
  const options = useQuery(worklistOptionsQuery()).data ?? NO_OPTIONS;

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
        <div id="filters" className="flex flex-wrap items-center gap-x-2 gap-y-1.5 border-line border-b px-4 py-2">
          <h1 className="mr-1.5 font-bold text-xl tracking-tight">{title}</h1>
          <TokenChip name="role" label="Role" filter={shown} options={options.roles} onChange={change} />
          <StatusChip filter={shown} onChange={change} />
          <TokenChip name="type" label="Type" filter={shown} options={options.types} onChange={change} />
          <DueChip filter={shown} onChange={change} />
          <PriorityChip filter={shown} onChange={change} />
          <OwnerChip filter={shown} owners={options.owners} onChange={change} />
          <TokenChip
            name="unit"
            label="Unit"
            filter={shown}
            options={options.units.map(withoutType)}
            onChange={change}
          />
          {shown.patient === undefined ? null : (
            <button type="button" className={chipLook(true)} onClick={() => change({ patient: undefined })}>
              One patient <span aria-hidden="true">×</span>
              <span className="sr-only">: show all patients</span>
            </button>
          )}
          <TextFilter key={shown.q ?? ''} text={shown.q ?? ''} onChange={(q) => change({ q })} />
          {conditionsOf(shown) === 0 ? null : (
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

/** Units are filtered by the logical id of their Location. */
function withoutType({ reference, display }: { reference: string; display: string }) {
  return { reference: reference.replace(/^Location\//, ''), display };
}
