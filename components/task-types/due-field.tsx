'use client';

import { RadioCards } from '@/components/ui/radio-cards';
import { TextInput } from '@/components/ui/text-input';
import type { DueKind, SettingsProps } from './type-draft';
import { controlIdOf } from './type-faults';

const KINDS = [
  { value: 'none', label: 'No due time' },
  { value: 'after', label: 'Some hours after it was asked for' },
  { value: 'shift-end', label: 'At the end of the shift' },
  { value: 'at', label: 'At a time of the day' },
] as const satisfies readonly { value: DueKind; label: string }[];

/** When a task of the type is due, unless whoever asks for it says otherwise. */
export function DueField({ draft, faults, onChange }: SettingsProps) {
  return (
    <div className="space-y-3">
      <RadioCards
        id={controlIdOf('settings.due')}
        name="type-due"
        legend="Due"
        hint="Unless whoever asks for the task says otherwise."
        error={faults.get('settings.due')}
        options={KINDS}
        value={draft.dueKind}
        onChange={(value) => onChange({ dueKind: value as DueKind })}
      />
      {draft.dueKind === 'after' ? (
        <TextInput
          id={controlIdOf('settings.due.hours')}
          label="Hours"
          suffix="hours after it was asked for"
          inputMode="decimal"
          className="max-w-24"
          error={faults.get('settings.due.hours')}
          autoComplete="off"
          value={draft.dueHours}
          onChange={(event) => onChange({ dueHours: event.target.value })}
        />
      ) : null}
      {draft.dueKind === 'at' ? (
        <TextInput
          id={controlIdOf('settings.due.time')}
          label="Time"
          hint="On the clock of the site, such as 14:00. When it has passed, tomorrow is meant."
          placeholder="14:00"
          className="max-w-24"
          error={faults.get('settings.due.time')}
          autoComplete="off"
          value={draft.dueTime}
          onChange={(event) => onChange({ dueTime: event.target.value })}
        />
      ) : null}
    </div>
  );
}
