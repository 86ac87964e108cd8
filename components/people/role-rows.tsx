'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import type { People } from '@/lib/domain/access/person';
import type { RoleDraft } from './person-draft';
import type { PersonFault } from './person-faults';
import { RoleRow } from './role-row';

type RoleRowsProps = {
  rows: readonly RoleDraft[];
  choices: Pick<People, 'roles' | 'units'>;
  faults: readonly PersonFault[];
  onChange: (rows: readonly RoleDraft[]) => void;
};

const MOST_ROLES = 50;

/** The clinical roles somebody holds and where; each row becomes a PractitionerRole. */
export function RoleRows({ rows, choices, faults, onChange }: RoleRowsProps) {
  const say = useSay();
  const [added, setAdded] = useState('');

  function add() {
    const key = `new ${Date.now()}`;
    setAdded(key);
    onChange([...rows, { key, role: '', display: '', unit: '', isTyped: choices.roles.length === 0 }]);
  }

  function remove(key: string) {
    onChange(rows.filter((row) => row.key !== key));
    document.getElementById('person-roles-add')?.focus();
  }

  return (
    <div>
      {rows.length === 0 ? <p className="mb-2 text-ink-2 text-sm">{say('No clinical role yet.')}</p> : null}
      <ul className="mb-2 space-y-3">
        {rows.map((row, index) => (
          <li key={row.key}>
            <RoleRow
              row={row}
              index={index}
              isNew={row.key === added}
              choices={choices}
              faults={faults}
              onChange={(part) =>
                onChange(rows.map((other) => (other.key === row.key ? { ...other, ...part } : other)))
              }
              onRemove={() => remove(row.key)}
            />
          </li>
        ))}
      </ul>
      <Button id="person-roles-add" disabled={rows.length >= MOST_ROLES} onClick={add}>
        <Plus aria-hidden="true" className="size-4" />
        {say('Add a role')}
      </Button>
    </div>
  );
}
