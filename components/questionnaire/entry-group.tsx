'use client';

import { useFieldArray } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import { itemPlace, rowPlace } from '@/lib/domain/form/draft-shape';
import { mostOf } from '@/lib/domain/form/occurrences';
import { openedRow } from '@/lib/domain/form/open-draft';
import { useAskedForm } from './asked-form';
import { fieldIdOf } from './field-id';
import { GroupFrame, type GroupProps } from './form-group';
import { labelOf } from './question-words';
import { useFocusNext } from './use-focus-next';

/** A group that can be filled in several times: an entry each, one more on demand, every one removed again. */
export function EntryGroup({ group, above, inside }: GroupProps) {
  const say = useSay();
  const { context, isReadOnly } = useAskedForm();
  const place = itemPlace(above, group.linkId);
  const { fields, append, remove } = useFieldArray({ name: place });
  const focusNext = useFocusNext();
  const name = group.text === undefined ? say('Entry') : labelOf(group, say);
  const nameOf = (index: number) => `${name} ${index + 1}`;
  const addId = `${fieldIdOf(place)}-add`;

  function add() {
    append(openedRow(group, context), { shouldFocus: false });
    focusNext(fieldIdOf(rowPlace(above, group.linkId, fields.length)));
  }

  function take(index: number) {
    remove(index);
    focusNext(fields.length > 1 ? fieldIdOf(rowPlace(above, group.linkId, Math.max(index - 1, 0))) : addId);
  }

  return (
    <GroupFrame group={group} place={place}>
      {fields.map((field, index) => (
        <fieldset
          key={field.id}
          id={fieldIdOf(rowPlace(above, group.linkId, index))}
          tabIndex={-1}
          className="min-w-0 rounded-md border border-line-strong p-3"
        >
          <legend className="wrap-anywhere px-1 font-semibold">{nameOf(index)}</legend>
          <div className="space-y-4">
            {inside(rowPlace(above, group.linkId, index))}
            {isReadOnly ? null : (
              <Button
                variant="quiet"
                aria-label={say('Remove {entry}', { entry: nameOf(index) })}
                onClick={() => take(index)}
              >
                {say('Remove')}
              </Button>
            )}
          </div>
        </fieldset>
      ))}
      {fields.length === 0 ? <p className="text-ink-2 text-sm">{say('Nothing added.')}</p> : null}
      {isReadOnly || fields.length >= mostOf(group) ? null : (
        <Button
          id={addId}
          aria-label={
            fields.length === 0 ? say('Add {entry}', { entry: name }) : say('Add another {entry}', { entry: name })
          }
          onClick={add}
        >
          {fields.length === 0 ? say('Add') : say('Add another')}
        </Button>
      )}
    </GroupFrame>
  );
}
