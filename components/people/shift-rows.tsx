'use client';

import { Plus, X } from 'lucide-react';
import { type Ref, type RefObject, useState } from 'react';
import { Button } from '@/components/ui/button';
import { focusOnMount } from '@/components/ui/focus-on-mount';
import { IconButton } from '@/components/ui/icon-button';
import { useSay } from '@/components/ui/say';
import { TextInput } from '@/components/ui/text-input';
import { clockTimeOf } from '@/lib/domain/worklist/site-days';
import { MOST_SHIFTS, type ShiftDraft, type ShiftFault, shiftIdOf } from './shift-draft';

type ShiftRowsProps = {
  rows: readonly ShiftDraft[];
  faults: readonly ShiftFault[];
  /** The box that has the focus first. */
  firstBox: RefObject<HTMLInputElement | null>;
  onChange: (rows: readonly ShiftDraft[]) => void;
};

/** The shifts of a unit to type: name, start, end. One at least. */
export function ShiftRows({ rows, faults, firstBox, onChange }: ShiftRowsProps) {
  const say = useSay();
  const [added, setAdded] = useState('');

  function add() {
    const key = `new ${Date.now()}`;
    setAdded(key);
    onChange([...rows, { key, name: '', start: rows.at(-1)?.end ?? '', end: '' }]);
  }

  function remove(key: string) {
    onChange(rows.filter((row) => row.key !== key));
    document.getElementById('shift-add')?.focus();
  }

  function nameBoxOf(key: string, index: number): Ref<HTMLInputElement> | undefined {
    if (key === added) {
      return focusOnMount;
    }
    return index === 0 ? firstBox : undefined;
  }

  return (
    <div>
      <ul className="mb-3 space-y-3">
        {rows.map((row, index) => (
          <li key={row.key}>
            <ShiftRow
              row={row}
              index={index}
              nameBox={nameBoxOf(row.key, index)}
              faults={faults}
              onChange={(part) =>
                onChange(rows.map((other) => (other.key === row.key ? { ...other, ...part } : other)))
              }
              onRemove={rows.length === 1 ? undefined : () => remove(row.key)}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <Button id="shift-add" disabled={rows.length >= MOST_SHIFTS} aria-describedby="shift-add-reason" onClick={add}>
          <Plus aria-hidden="true" className="size-4" />
          {say('Add a shift')}
        </Button>
        <p id="shift-add-reason" className="text-ink-2 text-sm">
          {rows.length >= MOST_SHIFTS ? say('A unit has at most {count} shifts.', { count: MOST_SHIFTS }) : ''}
        </p>
      </div>
    </div>
  );
}

type ShiftRowProps = {
  row: ShiftDraft;
  index: number;
  nameBox: Ref<HTMLInputElement> | undefined;
  faults: readonly ShiftFault[];
  onChange: (part: Partial<ShiftDraft>) => void;
  onRemove: (() => void) | undefined;
};

function ShiftRow({ row, index, nameBox, faults, onChange, onRemove }: ShiftRowProps) {
  const say = useSay();
  const errorOf = (id: string) => faults.find((fault) => fault.id === id)?.message;
  return (
    <fieldset
      aria-label={say('Shift {number}', { number: index + 1 })}
      className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2 rounded-md border border-line p-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <div className="max-sm:col-span-full">
        <TextInput
          id={shiftIdOf(index, 'name')}
          label={say('Name')}
          error={errorOf(shiftIdOf(index, 'name'))}
          ref={nameBox}
          maxLength={60}
          autoComplete="off"
          value={row.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </div>
      {(['start', 'end'] as const).map((part) => (
        <TextInput
          key={part}
          id={shiftIdOf(index, part)}
          label={part === 'start' ? say('Starts') : say('Ends')}
          error={errorOf(shiftIdOf(index, part))}
          placeholder="07:00"
          maxLength={5}
          inputMode="text"
          autoComplete="off"
          className="tabular-nums"
          value={row[part]}
          onChange={(event) => onChange({ [part]: event.target.value })}
          onBlur={() => onChange({ [part]: clockTimeOf(row[part]) ?? row[part] })}
        />
      ))}
      <IconButton
        label={say('Remove shift {number}', { number: index + 1 })}
        disabled={onRemove === undefined}
        onClick={onRemove}
      >
        <X aria-hidden="true" className="size-4" />
      </IconButton>
    </fieldset>
  );
}
