'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import {
  codedUnitOf,
  EDITED_TYPES,
  fieldsOfType,
  hintOfItem,
  typeWords,
  unitOfItem,
  withHint,
  withPart,
  withUnit,
} from '@/lib/domain/task-type/item-parts';
import { alsoHas } from '@/lib/domain/task-type/item-rest';
import { ChoicesField } from './choices-field';
import { ConditionsField } from './conditions-field';
import { type ItemProps, useFormEdit } from './form-edit';
import { LimitFields } from './limit-fields';
import { controlIdOf, itemFieldOf } from './type-faults';

/** The fields of an item, as many as its type has; what it says beside them is named and stays. */
export function ItemFields({ item, path }: ItemProps) {
  const { verb, form, acts, faults } = useFormEdit();
  const field = itemFieldOf(verb, path);
  const fields = fieldsOfType(item.type);
  const more = alsoHas(item, form);
  const change = (next: (item: QuestionnaireItem) => QuestionnaireItem) => acts.change(path, next);
  return (
    <div className="space-y-3 border-line border-t p-3">
      <TextInput
        id={controlIdOf(`${field}.text`)}
        label={item.type === 'group' ? 'Name of the group' : 'Text'}
        optional={item.type === 'group'}
        error={faults.get(`${field}.text`)}
        autoComplete="off"
        value={item.text ?? ''}
        onChange={(event) => change((each) => withPart(each, 'text', event.target.value))}
      />
      <Select
        label="Type"
        options={typeOptions(item)}
        value={item.type}
        onChange={(event) => change((each) => ({ ...each, type: event.target.value as QuestionnaireItem['type'] }))}
      />
      <div className="flex flex-wrap gap-x-6">
        {fields.isRequired ? (
          <Checkbox
            label="Has to be answered"
            checked={item.required === true}
            onChange={(event) => change((each) => withPart(each, 'required', event.target.checked))}
          />
        ) : null}
        {fields.repeats ? (
          <Checkbox
            label="Can be answered several times"
            checked={item.repeats === true}
            onChange={(event) => change((each) => withPart(each, 'repeats', event.target.checked))}
          />
        ) : null}
      </div>
      {fields.choices ? <ChoicesField item={item} path={path} /> : null}
      {fields.unit ? <UnitField item={item} path={path} /> : null}
      {fields.limits ? <LimitFields item={item} path={path} /> : null}
      {fields.hint ? (
        <TextInput
          label="Hint"
          optional
          hint="How it is to be written; it stands under the question."
          autoComplete="off"
          value={hintOfItem(item)}
          onChange={(event) => change((each) => withHint(each, event.target.value))}
        />
      ) : null}
      <ConditionsField item={item} path={path} />
      <p className="wrap-anywhere text-ink-2 text-sm">
        {more.length === 0 ? '' : `Also has: ${more.join(', ')}. It stays as it is. `}linkId {item.linkId}
      </p>
    </div>
  );
}

function UnitField({ item, path }: ItemProps) {
  const { acts } = useFormEdit();
  const [known] = useState(() => codedUnitOf(item));
  return (
    <TextInput
      label="Unit"
      optional={item.type !== 'quantity'}
      hint="As UCUM writes it, such as mL, kg or mm[Hg]."
      className="max-w-40"
      autoComplete="off"
      autoCapitalize="none"
      value={unitOfItem(item)}
      onChange={(event) => acts.change(path, (each) => withUnit(each, event.target.value, known))}
    />
  );
}

/** A type that is not offered stays to choose where it stands; what holds questions cannot become words only. */
function typeOptions({ type, item }: QuestionnaireItem) {
  const offered = Object.entries(EDITED_TYPES).map(([value, label]) => ({
    value,
    label,
    disabled: value === 'display' && item !== undefined,
  }));
  return type in EDITED_TYPES ? offered : [...offered, { value: type, label: `${typeWords(type)} (not asked here)` }];
}
