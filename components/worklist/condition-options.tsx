'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { codeWords, fixedWords } from '@/lib/domain/worklist/filter-words';
import { countWords, type Facet, type FacetOption, FIXED_OPTIONS } from '@/lib/domain/worklist/worklist-facet';
import { OptionFinder } from './option-finder';

type ConditionOptionsProps = {
  facet: Facet;
  chosen: readonly string[];
  /** Undefined until they are counted. */
  options: readonly FacetOption[] | undefined;
  /** What tries again, where they could not be counted. */
  failed: (() => void) | undefined;
  onChoose: (values: readonly string[]) => void;
};

type Shown = { value: string; words: string; count: number | undefined };

const SHORT_LIST = 10;
/** Conditions of which a list has one value or none. */
const SINGLE: readonly Facet[] = ['due', 'owner'];

/** What could be asked for in a condition, each with how many tasks the list would hold; chosen values are always among it. */
export function ConditionOptions({ facet, chosen, options, failed, onChoose }: ConditionOptionsProps) {
  const [asked, setAsked] = useState('');
  const name = useId();
  const all = shownOptions(facet, chosen, options);
  const found = all.filter(({ words }) => words.toLowerCase().includes(asked.trim().toLowerCase()));
  const isSingle = SINGLE.includes(facet);

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

type OptionLineProps = {
  option: Shown;
  type: 'radio' | 'checkbox';
  name: string;
  checked: boolean;
  onChange: (isChosen: boolean) => void;
};

function OptionLine({ option: { value, words, count }, type, name, checked, onChange }: OptionLineProps) {
  return (
    <label className="flex min-h-control items-center gap-2 rounded-md px-1 hover:bg-sunken">
      <input
        type={type}
        name={name}
        value={value}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-tick shrink-0 accent-(--accent)"
      />
      <span className="wrap-anywhere min-w-0 flex-1 py-1">{words}</span>
      {count === undefined ? null : (
        <span className="pl-3 text-ink-3 text-sm tabular-nums">
          {countWords(count)}
          <span className="sr-only">{count === 1 ? ' task' : ' tasks'}</span>
        </span>
      )}
    </label>
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
): readonly Shown[] {
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
