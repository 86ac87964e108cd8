'use client';

import { CONTROL_BOX } from '@/components/ui/field';
import { useSay } from '@/components/ui/say';
import { words } from '@/lib/domain/words/said';
import type { TypedDate } from './typed-date';

const PARTS = [
  { name: 'day', label: words('Day'), look: 'w-14', length: 2 },
  { name: 'month', label: words('Month'), look: 'w-14', length: 2 },
  { name: 'year', label: words('Year'), look: 'w-18', length: 4 },
] as const;

type DatePartsProps = {
  id: string;
  typed: TypedDate;
  isFaulty: boolean;
  onChange: (part: Partial<TypedDate>) => void;
};

/** Day, month and year in a box each: the browser's own box follows its language, not the site. `id` is the first box. */
export function DateParts({ id, typed, isFaulty, onChange }: DatePartsProps) {
  const say = useSay();
  return PARTS.map(({ name, label, look, length }) => {
    const boxId = name === 'day' ? id : `${id}-${name}`;
    return (
      <div key={name}>
        <label htmlFor={boxId} className="block text-ink-2 text-sm">
          {say(label)}
        </label>
        <input
          id={boxId}
          inputMode="numeric"
          autoComplete="off"
          maxLength={length}
          aria-invalid={isFaulty ? true : undefined}
          className={`${look} ${CONTROL_BOX} tabular-nums`}
          value={typed[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      </div>
    );
  });
}
