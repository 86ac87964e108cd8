'use client';

import { Checkbox } from '@/components/ui/checkbox';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { ConditionChip } from './condition-chip';

type StatusChipProps = { filter: WorklistFilter; onChange: (part: Partial<WorklistFilter>) => void };

/** Status, and with it whether today's closed work is shown, or only what waits for a check. */
export function StatusChip({ filter, onChange }: StatusChipProps) {
  return (
    <ConditionChip
      facet="status"
      filter={filter}
      onChange={onChange}
      isSet={filter.status.length > 0 || filter.closed !== undefined || filter.check !== undefined}
    >
      <Checkbox
        label="Closed today"
        checked={filter.closed === 'today'}
        onChange={(event) => onChange({ closed: event.target.checked ? 'today' : undefined })}
      />
      <Checkbox
        label="Done, waiting for a check"
        className="mb-1 border-line border-b"
        checked={filter.check === 'waiting'}
        onChange={(event) => onChange({ check: event.target.checked ? 'waiting' : undefined })}
      />
    </ConditionChip>
  );
}
