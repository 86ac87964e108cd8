'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { codeWords, fixedWords } from '@/lib/domain/worklist/filter-words';
import { type Facet, type FacetOption, FIXED_OPTIONS, SINGLE_FACETS } from '@/lib/domain/worklist/worklist-facet';
import { OptionFinder } from './option-finder';
import { OptionLine, type ShownOption } from './option-line';

type ConditionOptionsProps = {
  facet: Facet;
  chosen: readonly string[];
  /** Undefined until they are counted. */
  options: readonly FacetOption[] | undefined;
  /** What tries again, where they could not be counted. */
  failed: (() => void) | undefined;
  onChoose: (values: readonly string[]) => void;
};

const SHORT_LIST = 10;

/** What could be asked for in a condition, each with how many tasks the list would hold; chosen values are always among it. */
export function ConditionOptions({ facet, chosen, options, failed, onChoose }: ConditionOptionsProps) {
  const [asked, setAsked] = useState('');
  const name = useId();
  const all = shownOptions(facet, chosen, options);
  const parts = asked.toLowerCase().split(/\s+/);
  const found = all.filter(({ words }) => parts.every((part) => words.toLowerCase().includes(part)));
  const isSingle = SINGLE_FACETS.includes(facet);

  function choose(value: string, isChosen: boolean) {
    if (isSingle) {
      onChoose([value]);
    } else {
      onChoose(isChosen ? [...chosen, value] : chosen.filter((each) => each !== value));
    }
  }

  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{isSingle ? 'One of these' : 'Any of these'}</legend>
      {all.length > SHORT_LIST ? <OptionFinder text={asked} found={found.length} onChange={setAsked} /> : null}
      {found.map((option) => (
        <OptionLine
          key={option.value}
          option={option}
          type={isSingle ? 'radio' : 'checkbox'}
          name={name}
          checked={chosen.includes(option.value)}
          onChange={(isChosen) => choose(option.value, isChosen)}
        />
      ))}
      <EmptyWords isCounted={options !== undefined} hasOptions={all.length > 0} failed={failed} />
      <Button variant="quiet" className="mt-1" disabled={chosen.length === 0} onClick={() => onChoose([])}>
        Any
      </Button>
    </fieldset>
  );
}

type EmptyWordsProps = { isCounted: boolean; hasOptions: boolean; failed: (() => void) | undefined };

function EmptyWords({ isCounted, hasOptions, failed }: EmptyWordsProps) {
  if (failed !== undefined) {
    return (
      <div className="mt-1 border-line border-t pt-2">
        <p className="text-ink-2 text-sm">The counts cannot be read at the moment.</p>
        <Button className="mt-1" onClick={failed}>
          Count again
        </Button>
      </div>
    );
  }
  if (!isCounted) {
    return <p className="text-ink-2 text-sm">Counting…</p>;
  }
  return hasOptions ? null : <p className="text-ink-2 text-sm">No task of this list has any.</p>;
}

/** What the server counted; before it has, what is always offered and what is chosen, without counts. */
function shownOptions(
  facet: Facet,
  chosen: readonly string[],
  options: readonly FacetOption[] | undefined,
): readonly ShownOption[] {
  const counted = (options ?? []).map(({ value, display, count }) => ({
    value,
    words: fixedWords(facet, value) ?? display ?? codeWords(value),
    count,
  }));
  const fixed = options === undefined ? (FIXED_OPTIONS[facet] ?? []) : [];
  const others = [...new Set([...fixed, ...chosen])].filter((value) => counted.every((each) => each.value !== value));
  return [
    ...counted,
    ...others.map((value) => ({ value, words: fixedWords(facet, value) ?? codeWords(value), count: undefined })),
  ];
}
