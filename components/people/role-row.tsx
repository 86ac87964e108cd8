'use client';

import { X } from 'lucide-react';
import { focusOnMount } from '@/components/ui/focus-on-mount';
import { IconButton } from '@/components/ui/icon-button';
import { useSay } from '@/components/ui/say';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import type { People } from '@/lib/domain/access/person';
import type { Words } from '@/lib/domain/words/said';
import { type RoleDraft, unitIdOf } from './person-draft';
import { type PersonFault, roleIdOf } from './person-faults';

type RoleRowProps = {
  row: RoleDraft;
  index: number;
  /** It was just added, so the focus goes to it. */
  isNew: boolean;
  choices: Pick<People, 'roles' | 'units'>;
  faults: readonly PersonFault[];
  onChange: (part: Partial<RoleDraft>) => void;
  onRemove: () => void;
};

const TYPED = 'typed';

/** One role and where it is held. A role that is in no list yet is typed, with its code. */
export function RoleRow({ row, index, isNew, choices, faults, onChange, onRemove }: RoleRowProps) {
  const say = useSay();
  const errorOf = (part: Parameters<typeof roleIdOf>[1]) =>
    faults.find(({ id }) => id === roleIdOf(index, part))?.message;
  const units = choices.units.map(({ reference, display }) => ({ value: unitIdOf(reference), label: display }));

  function choose(role: string) {
    const known = choices.roles.find((each) => each.role === role);
    onChange(
      role === TYPED
        ? { role: '', display: '', isTyped: true }
        : { role, display: known?.display ?? '', isTyped: false },
    );
  }

  return (
    <fieldset
      aria-label={say('Role {number}', { number: index + 1 })}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2 rounded-md border border-line p-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <Select
        id={roleIdOf(index, 'role')}
        label={say('Role')}
        error={errorOf('role')}
        ref={isNew ? focusOnMount : undefined}
        placeholder={say('Choose…')}
        options={[
          ...choices.roles.map(({ role, display }) => ({ value: role, label: display })),
          { value: TYPED, label: say('A role that is not listed…') },
        ]}
        value={row.isTyped ? TYPED : row.role}
        onChange={(event) => choose(event.target.value)}
      />
      <div className="max-sm:col-start-1 max-sm:row-start-2">
        <Select
          id={roleIdOf(index, 'unit')}
          label={say('Where')}
          placeholder={say('Anywhere')}
          options={units}
          value={row.unit}
          onChange={(event) => onChange({ unit: event.target.value })}
        />
      </div>
      <IconButton label={say('Remove role {number}', { number: index + 1 })} onClick={onRemove}>
        <X aria-hidden="true" className="size-4" />
      </IconButton>
      {row.isTyped ? <TypedRole row={row} index={index} errorOf={errorOf} onChange={onChange} /> : null}
    </fieldset>
  );
}

type TypedRoleProps = Pick<RoleRowProps, 'row' | 'index' | 'onChange'> & {
  errorOf: (part: 'words' | 'code') => Words | undefined;
};

function TypedRole({ row, index, errorOf, onChange }: TypedRoleProps) {
  const say = useSay();
  return (
    <div className="col-span-full grid gap-2 sm:grid-cols-2">
      <TextInput
        id={roleIdOf(index, 'words')}
        label={say('What it is called')}
        error={errorOf('words')}
        maxLength={200}
        autoComplete="off"
        value={row.display}
        onChange={(event) => onChange({ display: event.target.value })}
      />
      <TextInput
        id={roleIdOf(index, 'code')}
        label={say('Code, as system|code')}
        error={errorOf('code')}
        placeholder="http://snomed.info/sct|224535009"
        maxLength={300}
        autoComplete="off"
        spellCheck={false}
        value={row.role}
        onChange={(event) => onChange({ role: event.target.value })}
      />
    </div>
  );
}
