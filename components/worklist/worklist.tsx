'use client';

import { VIEW_WORDS, viewOf } from '@/lib/domain/worklist/view-words';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { toSearchParams } from '@/lib/domain/worklist/worklist-filter';
import { FilterBar } from './filter-bar';
import { WorklistRows } from './worklist-rows';

/** The list behind a filter. The filter stands in the address and nowhere else. */
export function Worklist({ filter, mayCreate }: { filter: WorklistFilter; mayCreate: boolean }) {
  const view = viewOf(filter);
  return (
    <FilterBar filter={filter} title={view === undefined ? 'Tasks' : VIEW_WORDS[view]}>
      {/* Another filter is another list: what was taken in or kept belongs to the one before. */}
      <WorklistRows key={toSearchParams(filter).toString()} filter={filter} mayCreate={mayCreate} />
    </FilterBar>
  );
}
