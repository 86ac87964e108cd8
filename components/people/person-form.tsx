'use client';

import type { RefObject } from 'react';
import { useSay } from '@/components/ui/say';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { PERSON_ACCESS_ROLES, type People, PersonAccessRole } from '@/lib/domain/access/person';
import { words } from '@/lib/domain/words/said';
import { ACCESS_WORDS } from './account-words';
import type { PersonDraft } from './person-draft';
import type { PersonFault } from './person-faults';
import { RolesPart } from './roles-part';
import { UnitBoxes } from './unit-boxes';

export type PersonFormProps = {
  draft: PersonDraft;
  /** Where the account stands already: its user name stays. */
  isKnown: boolean;
  /** The Practitioner of the account as it was seen, or empty. */
  bound: string;
  choices: People;
  faults: readonly PersonFault[];
  /** The box that has the focus first. */
  firstBox: RefObject<HTMLInputElement | null>;
  onChange: (part: Partial<PersonDraft>) => void;
};

/** Who it is, what they may do, and which Practitioner, roles and units they are bound to. */
export function PersonForm({ draft, isKnown, bound, choices, faults, firstBox, onChange }: PersonFormProps) {
  const say = useSay();
  const errorOf = (id: string) => faults.find((fault) => fault.id === id)?.message;
  return (
    <div className="space-y-4">
      {isKnown ? null : (
        <TextInput
          id="person-username"
          ref={firstBox}
          label={say('User name')}
          hint={say('What they type to sign in. It cannot be changed later.')}
          error={errorOf('person-username')}
          maxLength={64}
          autoComplete="off"
          autoCapitalize={say('none')}
          spellCheck={false}
          value={draft.username}
          onChange={(event) => onChange({ username: event.target.value })}
        />
      )}
      <TextInput
        id="person-display"
        ref={isKnown ? firstBox : undefined}
        label={say('Name')}
        hint={
          isKnown
            ? say('As colleagues see it, such as Amira Haddad. The Practitioner keeps its own name.')
            : say('As colleagues see it, such as Amira Haddad.')
        }
        error={errorOf('person-display')}
        maxLength={200}
        autoComplete="off"
        value={draft.display}
        onChange={(event) => onChange({ display: event.target.value })}
      />
      <Select
        id="person-accessRole"
        label={say('Access role')}
        hint={
          draft.accessRole === '' ? say('What this person may do at all.') : say(ACCESS_WORDS[draft.accessRole].hint)
        }
        error={errorOf('person-accessRole')}
        placeholder={say('Choose…')}
        options={PERSON_ACCESS_ROLES.map((value) => ({ value, label: say(ACCESS_WORDS[value].label) }))}
        value={draft.accessRole}
        onChange={(event) => onChange({ accessRole: PersonAccessRole.safeParse(event.target.value).data ?? '' })}
      />
      <Select
        id="person-practitioner"
        label={say('Practitioner')}
        hint={say(practitionerHint(isKnown, bound))}
        error={errorOf('person-practitioner')}
        placeholder={isKnown ? say('None') : say('Make a new one with this name')}
        options={choices.practitioners.map(({ reference, display }) => ({
          value: reference,
          label: `${display} (${reference.replace('Practitioner/', '')})`,
        }))}
        value={draft.practitioner}
        onChange={(event) => onChange({ practitioner: event.target.value })}
      />
      <RolesPart draft={draft} bound={bound} choices={choices} faults={faults} onChange={onChange} />
      <UnitBoxes
        units={choices.units}
        chosen={draft.units}
        error={errorOf('person-units')}
        onChange={(units) => onChange({ units })}
      />
    </div>
  );
}

function practitionerHint(isKnown: boolean, bound: string): string {
  if (isKnown && bound === '') {
    return words('With the first role it gets one of its own. Those that another account holds are not listed.');
  }
  return words('Who this is in the record. Those that another account holds are not listed.');
}
