'use client';

import { useQuery } from '@tanstack/react-query';
import { facetQuery } from '@/lib/client/facet-query';
import { CONDITION_WORDS, fixedWords } from '@/lib/domain/worklist/filter-words';
import { asking } from '@/lib/domain/worklist/worklist-facet';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { ConditionChip } from './condition-chip';
import { OptionLine } from './option-line';

type StatusChipProps = { filter: WorklistFilter; onChange: (part: Partial<WorklistFilter>) => void };

const FLAGS = { closed: 'today', check: 'waiting' } as const;
const NAMES = ['closed', 'check'] as const;

/** Status, and with it whether today's closed work is shown, or only what waits for a check. */
export function StatusChip({ filter, onChange }: StatusChipProps) {
  const also = NAMES.filter((name) => filter[name] !== undefined).map((name) => CONDITION_WORDS[name]);
  return (
    <ConditionChip facet="status" filter={filter} onChange={onChange} also={also}>
      <div className="mb-1 border-line border-b pb-1">
        {NAMES.map((name) => (
          <FlagLine key={name} name={name} filter={filter} onChange={onChange} />
        ))}
      </div>
    </ConditionChip>
  );
}

type FlagLineProps = StatusChipProps & { name: keyof typeof FLAGS };

/** Stands there only while the chip is open, and is counted then. */
function FlagLine({ name, filter, onChange }: FlagLineProps) {
  const value = FLAGS[name];
  const counted = useQuery(facetQuery(name, filter)).data?.options.find((option) => option.value === value);
  return (
    <OptionLine
      type="checkbox"
      name={name}
      option={{ value, words: fixedWords(name, value) ?? value, count: counted?.count }}
      checked={filter[name] === value}
      onChange={(isChosen) => onChange(asking(name, isChosen ? [value] : []))}
    />
  );
}
