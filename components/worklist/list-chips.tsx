'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Popover } from '@/components/ui/popover';
import { PRIORITY_WORDS, TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import { CLOSED_STATUSES, OPEN_STATUSES, STATUS_WORDS } from '@/lib/domain/task/task-status';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { chipLook } from './chip-look';

type Change = (part: Partial<WorklistFilter>) => void;

type ListChipProps<Value extends string> = {
  label: string;
  chosen: readonly Value[];
  options: readonly { value: Value; label: string }[];
  onChange: (values: Value[]) => void;
  children?: ReactNode;
  isSet?: boolean;
};

/** A chip for a condition that takes several values: any of them will do. */
function ListChip<Value extends string>({
  label,
  chosen,
  options,
  onChange,
  children,
  isSet = chosen.length > 0,
}: ListChipProps<Value>) {
  const words = chosen.map((value) => options.find((option) => option.value === value)?.label ?? codeOf(value));
  const [first, ...others] = words;
  return (
    <Popover
      title={label}
      triggerClassName={chipLook(isSet)}
      trigger={first === undefined ? label : `${label}: ${first}${others.length === 0 ? '' : ` +${others.length}`}`}
    >
      {children}
      {options.length === 0 ? <p className="text-ink-2 text-sm">There is nothing to choose from yet.</p> : null}
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={chosen.includes(option.value)}
          onChange={(event) =>
            onChange(
              event.target.checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value),
            )
          }
        />
      ))}
      {chosen.length === 0 ? null : (
        <Button variant="quiet" className="mt-1" onClick={() => onChange([])}>
          Any
        </Button>
      )}
    </Popover>
  );
}

type TokenChipProps = {
  name: 'role' | 'type' | 'unit';
  label: string;
  filter: WorklistFilter;
  options: readonly Named[];
  onChange: Change;
};

/** Roles, types and units: coded values with the words that the server knows for them. */
export function TokenChip({ name, label, filter, options, onChange }: TokenChipProps) {
  const choices = options.map(({ reference, display }) => ({ value: reference, label: display }));
  return (
    <ListChip
      label={label}
      chosen={filter[name]}
      options={choices}
      onChange={(values) => onChange({ [name]: values })}
    />
  );
}

const STATUSES = ['draft' as const, ...OPEN_STATUSES, ...CLOSED_STATUSES].map((status) => ({
  value: status,
  label: STATUS_WORDS[status],
}));

/** Status, and with it whether today's closed work is shown, or only what waits for a check. */
export function StatusChip({ filter, onChange }: { filter: WorklistFilter; onChange: Change }) {
  return (
    <ListChip
      label="Status"
      chosen={filter.status}
      options={STATUSES}
      isSet={filter.status.length > 0 || filter.closed !== undefined || filter.check !== undefined}
      onChange={(status) => onChange({ status })}
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
    </ListChip>
  );
}

const PRIORITIES = TASK_PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORDS[priority] }));

export function PriorityChip({ filter, onChange }: { filter: WorklistFilter; onChange: Change }) {
  return (
    <ListChip
      label="Priority"
      chosen={filter.priority}
      options={PRIORITIES}
      onChange={(priority) => onChange({ priority })}
    />
  );
}

/** Of `system|code` the code, where nobody knows better words. */
function codeOf(token: string): string {
  return token.split('|').at(-1) ?? token;
}
