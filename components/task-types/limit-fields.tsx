'use client';

import { useState } from 'react';
import { TextInput } from '@/components/ui/text-input';
import { limitOf } from '@/lib/domain/form/form-questions';
import { withLimit } from '@/lib/domain/task-type/item-parts';
import { type ItemProps, useFormEdit } from './form-edit';

type LimitName = 'minValue' | 'maxValue';

/** The least and the most that may be answered. */
export function LimitFields(props: ItemProps) {
  return (
    <div className="flex flex-wrap gap-4">
      <LimitField {...props} name="minValue" label="At least" />
      <LimitField {...props} name="maxValue" label="At most" />
    </div>
  );
}

/** The limit is what can be read as a number; until then the last one stands, and the box says so. */
function LimitField({ item, path, name, label }: ItemProps & { name: LimitName; label: string }) {
  const { acts } = useFormEdit();
  const [text, setText] = useState(() => String(limitOf(item, name) ?? ''));
  const limit = numberOf(text);

  function type(next: string) {
    setText(next);
    const number = numberOf(next);
    if (number !== 'none') {
      acts.change(path, (each) => withLimit(each, name, number));
    }
  }

  return (
    <TextInput
      label={label}
      optional
      inputMode="decimal"
      className="max-w-28"
      error={limit === 'none' ? `This is no number; ${limitOf(item, name) ?? 'no limit'} holds.` : undefined}
      autoComplete="off"
      value={text}
      onChange={(event) => type(event.target.value)}
    />
  );
}

function numberOf(text: string): number | undefined | 'none' {
  const plain = text.trim().replace(',', '.');
  if (plain === '') {
    return undefined;
  }
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : 'none';
}
