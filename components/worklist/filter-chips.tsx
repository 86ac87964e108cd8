'use client';

import { useState } from 'react';
import { classNames } from '@/components/ui/class-names';
import { CONDITION_WORDS } from '@/lib/domain/worklist/filter-words';
import { chosenIn, type Facet } from '@/lib/domain/worklist/worklist-facet';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { chipLook } from './chip-look';
import { ConditionChip } from './condition-chip';
import { StatusChip } from './status-chip';

const COMMON: readonly Facet[] = ['role', 'status', 'type', 'due', 'priority', 'owner'];
const RARE: readonly Facet[] = ['team', 'place', 'requester', 'tag'];

/** The conditions that no menu offers: they come from elsewhere and can be taken away. */
const GIVEN = {
  patient: { patient: undefined },
  patients: { patients: undefined },
} as const satisfies Record<Exclude<keyof WorklistFilter, Facet | 'closed' | 'check' | 'q'>, Partial<WorklistFilter>>;

type FilterChipsProps = { filter: WorklistFilter; onChange: (part: Partial<WorklistFilter>) => void };

/** The conditions of a list: the common ones and all that are set, the rest behind one more button. */
export function FilterChips({ filter, onChange }: FilterChipsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const given = (Object.keys(GIVEN) as (keyof typeof GIVEN)[]).filter((name) => filter[name] !== undefined);
  const rare = RARE.filter((facet) => showsAll || chosenIn(filter, facet).length > 0);
  return (
    <>
      {COMMON.map((facet) =>
        facet === 'status' ? (
          <StatusChip key={facet} filter={filter} onChange={onChange} />
        ) : (
          <ConditionChip key={facet} facet={facet} filter={filter} onChange={onChange} />
        ),
      )}
      {rare.map((facet) => (
        <ConditionChip key={facet} facet={facet} filter={filter} onChange={onChange} />
      ))}
      {given.map((name) => (
        <button key={name} type="button" className={chipLook(true)} onClick={() => onChange(GIVEN[name])}>
          {CONDITION_WORDS[name]} <span aria-hidden="true">×</span>
          <span className="sr-only">: take this condition away</span>
        </button>
      ))}
      <button
        type="button"
        aria-expanded={showsAll}
        className={classNames(chipLook(false), 'border-dashed')}
        onClick={() => setShowsAll(!showsAll)}
      >
        {showsAll ? 'Fewer filters' : 'More filters'}
      </button>
    </>
  );
}
