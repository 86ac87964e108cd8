'use client';

import { RadioCards } from '@/components/ui/radio-cards';
import { useSay } from '@/components/ui/say';
import type { People } from '@/lib/domain/access/person';
import { type PersonDraft, rolesAskedOf } from './person-draft';
import type { PersonFault } from './person-faults';
import { RoleRows } from './role-rows';

type RolesPartProps = {
  draft: PersonDraft;
  /** The Practitioner of the account as it was seen, or empty. */
  bound: string;
  choices: People;
  faults: readonly PersonFault[];
  onChange: (part: Partial<PersonDraft>) => void;
};

/** The clinical roles: set here, left as another Practitioner holds them, or gone with the Practitioner. */
export function RolesPart({ draft, bound, choices, faults, onChange }: RolesPartProps) {
  const say = useSay();
  const asked = rolesAskedOf(draft, bound);
  if (asked === say('none')) {
    return (
      <p className="text-ink-2 text-sm">
        {say(
          say(
            say(
              'Without a Practitioner there are no clinical roles. Those on record stay with the Practitioner that is let go.',
            ),
          ),
        )}
      </p>
    );
  }
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{say('Clinical roles and where they are held')}</legend>
      <p className="mb-2 text-ink-2 text-sm">
        {say('They decide whose work reaches this person. Each row is a PractitionerRole in the record.')}
      </p>
      {asked === 'choice' ? (
        <div className="mb-3">
          <RadioCards
            name="roles-of-other"
            legend={say('The roles of this Practitioner')}
            options={[
              { value: 'keep', label: say('Keep those on record') },
              { value: 'replace', label: say('Replace them by these') },
            ]}
            value={draft.rolesOfOther}
            onChange={(value) => onChange({ rolesOfOther: value === 'replace' ? 'replace' : 'keep' })}
          />
        </div>
      ) : null}
      {asked === 'edit' || draft.rolesOfOther === 'replace' ? (
        <RoleRows rows={draft.roles} choices={choices} faults={faults} onChange={(roles) => onChange({ roles })} />
      ) : null}
    </fieldset>
  );
}
