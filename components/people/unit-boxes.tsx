'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { useSay } from '@/components/ui/say';
import type { People } from '@/lib/domain/access/person';
import type { Words } from '@/lib/domain/words/said';
import { unitIdOf } from './person-draft';

type UnitBoxesProps = {
  units: People['units'];
  chosen: readonly string[];
  error: Words | undefined;
  onChange: (chosen: readonly string[]) => void;
};

/** The units given to the account itself, beside those of its roles. */
export function UnitBoxes({ units, chosen, error, onChange }: UnitBoxesProps) {
  const say = useSay();
  return (
    <fieldset
      id="person-units"
      tabIndex={-1}
      aria-describedby={error ? 'person-units-hint person-units-error' : 'person-units-hint'}
    >
      <legend className="mb-1 font-semibold">
        {say('Units of the account')} <span className="font-normal text-ink-3">{say('(optional)')}</span>
      </legend>
      <p id="person-units-hint" className="mb-1 text-ink-2 text-sm">
        {say('Beside the units of the roles. A supervisor supervises both. The shift follows the first of them.')}
      </p>
      <FieldError id="person-units-error" error={error} />
      {units.length === 0 ? (
        <p className="text-ink-2 text-sm">{say('There are no units yet. They come with Location over FHIR.')}</p>
      ) : (
        <div className="grid max-h-48 gap-x-4 overflow-y-auto rounded-md border border-line px-3 py-1 sm:grid-cols-2">
          {units.map(({ reference, display }) => {
            const id = unitIdOf(reference);
            return (
              <Checkbox
                key={id}
                label={display}
                checked={chosen.includes(id)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                }
              />
            );
          })}
        </div>
      )}
    </fieldset>
  );
}
