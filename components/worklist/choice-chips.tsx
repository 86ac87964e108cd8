'use client';

import { Popover } from '@/components/ui/popover';
import { RadioList } from '@/components/ui/radio-list';
import { DUE_WORDS, OWNER_WORDS } from '@/lib/domain/worklist/filter-words';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { chipLook } from './chip-look';

type Change = (part: Partial<WorklistFilter>) => void;

const DUES = Object.entries(DUE_WORDS).map(([value, label]) => ({ value, label }));

/** When it is due: one band of time, or any. */
export function DueChip({ filter, onChange }: { filter: WorklistFilter; onChange: Change }) {
  const { due } = filter;
  return (
    <Popover
      title="Due"
      triggerClassName={chipLook(due !== undefined)}
      trigger={due === undefined ? 'Due' : `Due: ${DUE_WORDS[due]}`}
    >
      <RadioList
        name="due"
        label="Due"
        value={due ?? ''}
        options={[{ value: '', label: 'Any time' }, ...DUES]}
        onChange={(value) => onChange({ due: value === '' ? undefined : (value as NonNullable<typeof due>) })}
      />
    </Popover>
  );
}

const OWNERS = Object.entries(OWNER_WORDS).map(([value, label]) => ({ value, label }));

/** Whose work: mine, my teams', nobody's, or one person's. */
export function OwnerChip({
  filter,
  owners,
  onChange,
}: {
  filter: WorklistFilter;
  owners: readonly Named[];
  onChange: Change;
}) {
  const options = [...OWNERS, ...owners.map(({ reference, display }) => ({ value: reference, label: display }))];
  const words = options.find(({ value }) => value === filter.owner)?.label ?? 'One person';
  return (
    <Popover
      title="Owner"
      triggerClassName={chipLook(filter.owner !== 'any')}
      trigger={filter.owner === 'any' ? 'Owner' : `Owner: ${words}`}
    >
      <RadioList
        name="owner"
        label="Owner"
        value={filter.owner}
        options={options}
        onChange={(owner) => onChange({ owner })}
      />
    </Popover>
  );
}
