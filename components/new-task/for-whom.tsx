'use client';

import { useQuery } from '@tanstack/react-query';
import { RadioCards } from '@/components/ui/radio-cards';
import { useSay } from '@/components/ui/say';
import { Select } from '@/components/ui/select';
import { sessionQuery } from '@/lib/client/session-query';
import { worklistOptionsQuery } from '@/lib/client/worklist-options-query';
import type { DraftFault, NewTaskDraft } from '@/lib/domain/task/new-task-draft';
import type { Named } from '@/lib/domain/worklist/worklist-row';

export type DraftFormProps = {
  draft: NewTaskDraft;
  faults: readonly DraftFault[];
  onChange: (part: Partial<NewTaskDraft>) => void;
};

/** A role at a unit, where whoever has time claims it; or one person. */
export function ForWhom({ draft, faults, onChange }: DraftFormProps) {
  const say = useSay();
  const options = useQuery(worklistOptionsQuery()).data;
  const session = useQuery(sessionQuery()).data;
  const me =
    session === undefined
      ? []
      : [{ reference: session.reference, display: say('{name} (me)', { name: session.display }) }];
  const units = distinct([...(session?.units ?? []), ...(options?.units ?? [])]);
  const errorOf = (field: keyof NewTaskDraft) => faults.find((fault) => fault.field === field)?.message;
  return (
    <>
      <RadioCards
        name="for-whom"
        legend={say('For whom')}
        options={[
          { value: 'role', label: say('A role'), hint: say('Whoever has time claims it') },
          { value: 'person', label: say('One person'), hint: say('It lands on their list') },
        ]}
        value={draft.forWhom}
        onChange={(value) => onChange({ forWhom: value === 'person' ? 'person' : 'role' })}
      />
      {draft.forWhom === 'role' ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            id="new-task-role"
            label={say('Role')}
            placeholder={say('Any role')}
            error={errorOf('role')}
            options={choicesOf(options?.roles ?? [])}
            value={draft.role}
            onChange={(event) => onChange({ role: event.target.value })}
          />
          <Select
            id="new-task-unit"
            label={say('Unit')}
            placeholder={say('Any unit')}
            options={choicesOf(units)}
            value={draft.unit}
            onChange={(event) => onChange({ unit: event.target.value })}
          />
        </div>
      ) : (
        <Select
          id="new-task-owner"
          label={say('Person')}
          placeholder={say('Choose a person')}
          error={errorOf('owner')}
          options={distinct([...me, ...(options?.owners ?? [])]).map(({ reference, display }) => ({
            value: reference,
            label: display,
          }))}
          value={draft.owner}
          onChange={(event) => onChange({ owner: event.target.value })}
        />
      )}
    </>
  );
}

function choicesOf(named: readonly Named[]) {
  return named.map(({ reference, display }) => ({ value: reference.replace(/^Location\//, ''), label: display }));
}

function distinct(named: readonly Named[]): readonly Named[] {
  return [...new Map(named.map((each) => [each.reference, each])).values()];
}
