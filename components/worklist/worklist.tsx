'use client';

import type { AccessRole } from '@/lib/domain/access/actor';
import { viewOf, viewWords } from '@/lib/domain/worklist/view-words';
import type { Place } from '@/lib/domain/worklist/worklist-address';
import { toSearchParams } from '@/lib/domain/worklist/worklist-filter';
import { FilterBar } from './filter-bar';
import { WorklistRows } from './worklist-rows';

type WorklistProps = { place: Place; mayCreate: boolean; accessRole: AccessRole };

/** The list behind a filter. The filter stands in the address and nowhere else. */
export function Worklist({ place, mayCreate, accessRole }: WorklistProps) {
  const { filter } = place;
  const view = viewOf(filter);
  return (
    <FilterBar place={place} title={view === undefined ? 'Tasks' : viewWords(view, accessRole)}>
      {/* Another filter is another list: what was taken in or kept belongs to the one before. */}
      <WorklistRows
        key={toSearchParams(filter).toString()}
        filter={filter}
        mayCreate={mayCreate}
        accessRole={accessRole}
      />
    </FilterBar>
  );
}
