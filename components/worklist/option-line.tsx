'use client';

import { countWords } from '@/lib/domain/worklist/worklist-facet';

/** A value that can be asked for; `count` is undefined until it is counted. */
export type ShownOption = { value: string; words: string; count: number | undefined };

type OptionLineProps = {
  option: ShownOption;
  type: 'radio' | 'checkbox';
  name: string;
  checked: boolean;
  onChange: (isChosen: boolean) => void;
};

/** One option of a condition, and how many tasks the list would hold with it. */
export function OptionLine({ option: { value, words, count }, type, name, checked, onChange }: OptionLineProps) {
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
