'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Popover } from '@/components/ui/popover';
import { facetQuery } from '@/lib/client/facet-query';
import { CONDITION_WORDS, codeWords, fixedWords } from '@/lib/domain/worklist/filter-words';
import { asking, chosenIn, type Facet, type FacetOption } from '@/lib/domain/worklist/worklist-facet';
import type { WorklistFilter } from '@/lib/domain/worklist/worklist-filter';
import { chipLook } from './chip-look';
import { ConditionOptions } from './condition-options';

type ConditionChipProps = {
  facet: Facet;
  filter: WorklistFilter;
  onChange: (part: Partial<WorklistFilter>) => void;
  /** More that belongs to the condition, above its options. */
  children?: ReactNode;
  /** What it asks for by that. */
  also?: readonly string[];
};

/** One condition of the list as a chip: what it asks for, and what could be asked for, each with its count. */
export function ConditionChip({ facet, filter, onChange, children, also = [] }: ConditionChipProps) {
  const [isOpen, setOpen] = useState(false);
  const chosen = chosenIn(filter, facet);
  const needsWords = chosen.some((value) => fixedWords(facet, value) === undefined);
  // Closed, it asks once for the words on the chip; the counts are asked for when somebody looks at them.
  const { data, isError, refetch } = useQuery({
    ...facetQuery(facet, filter),
    enabled: (query) => isOpen || (needsWords && query.state.data === undefined),
  });
  const words = [...also, ...chosen.map((value) => wordsOn(facet, value, data?.options))];
  const label = CONDITION_WORDS[facet];
  return (
    <Popover
      title={label}
      open={isOpen}
      onOpenChange={setOpen}
      triggerClassName={chipLook(words.length > 0)}
      trigger={
        <span className="max-w-56 truncate">
          {words[0] === undefined ? label : `${label}: ${words[0]}`}
          {words.length > 1 ? ` +${words.length - 1}` : ''}
        </span>
      }
    >
      {children}
      <ConditionOptions
        facet={facet}
        chosen={chosen}
        options={data?.options}
        failed={isError ? () => void refetch() : undefined}
        onChoose={(values) => onChange(asking(facet, values))}
      />
    </Popover>
  );
}

/** What a chosen value is called; until the server has said so, that it is being asked. */
function wordsOn(facet: Facet, value: string, options: readonly FacetOption[] | undefined): string {
  const known = fixedWords(facet, value) ?? options?.find((option) => option.value === value)?.display;
  return known ?? (options === undefined ? '…' : codeWords(value));
}
