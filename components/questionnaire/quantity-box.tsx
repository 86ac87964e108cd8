'use client';

import { useSay } from '@/components/ui/say';
import { Select } from '@/components/ui/select';
import { unitsOf } from '@/lib/domain/form/form-questions';
import { NumberBox } from './number-box';
import type { BoxProps } from './question-props';
import { useRowPart } from './use-row-part';

/** A number with its unit, chosen where the form offers several. */
export function QuantityBox(props: BoxProps) {
  const units = unitsOf(props.question);
  return units.length < 2 ? <NumberBox {...props} /> : <NumberAndUnit {...props} />;
}

function NumberAndUnit(props: BoxProps) {
  const say = useSay();
  const [unit, changeUnit] = useRowPart(props.place, 'unit');
  const units = unitsOf(props.question);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-0">
        <NumberBox {...props} />
      </div>
      <div className="min-w-28">
        <Select
          id={`${props.id}-unit`}
          label={
            <>
              <span className="sr-only">{props.label}: </span>
              <span className="font-normal text-ink-2 text-sm">{say('Unit of measure')}</span>
            </>
          }
          placeholder={say('Choose')}
          options={units.map(({ key, words }) => ({ value: key, label: words }))}
          value={unit}
          onChange={(event) => changeUnit(event.target.value)}
        />
      </div>
    </div>
  );
}
