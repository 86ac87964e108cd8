'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { RadioCards } from '@/components/ui/radio-cards';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import { TaskTypeSettings } from '@/lib/domain/task-type/task-type';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { DueField } from './due-field';
import type { SettingsDraft, SettingsProps } from './type-draft';
import { controlIdOf } from './type-faults';
import { TYPE_STATUS } from './type-words';

const STATUSES = TaskTypeSettings.shape.status.options;
const CLAIMS = TaskTypeSettings.shape.claimTo.options;
const CLAIM_WORDS: Record<(typeof CLAIMS)[number], { label: string; hint: string }> = {
  accepted: { label: 'Accepted', hint: 'Who claims it has taken it on.' },
  received: { label: 'Received', hint: 'Who claims it looks at it first, then accepts or declines it.' },
};

/** What a type is, whom it is for, when it is due and how it is worked on. */
export function SettingsForm({ roles, ...props }: SettingsProps & { roles: readonly Named[] }) {
  const { draft, faults, onChange } = props;
  return (
    <div className="max-w-2xl space-y-5">
      <Naming {...props} />
      <RadioCards
        id={controlIdOf('settings.status')}
        name="type-status"
        legend="Status"
        options={STATUSES.map((value) => ({ value, ...TYPE_STATUS[value] }))}
        value={draft.status}
        onChange={(value) => onChange({ status: value as SettingsDraft['status'] })}
      />
      <Select
        id={controlIdOf('settings.role')}
        label="For the role"
        hint="Whose list its tasks stand on. A single task can be addressed to another role."
        error={faults.get('settings.role')}
        placeholder="Anybody"
        options={roleOptions(roles, draft.role)}
        value={draft.role}
        onChange={(event) => onChange({ role: event.target.value })}
      />
      <DueField {...props} />
      <Sentences {...props} />
      <Steps {...props} />
    </div>
  );
}

function Naming({ draft, faults, onChange }: SettingsProps) {
  return (
    <>
      <TextInput
        id={controlIdOf('settings.title')}
        label="Title"
        hint="As it stands in the list, such as Wound check."
        error={faults.get('settings.title')}
        maxLength={200}
        autoComplete="off"
        value={draft.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput
          id={controlIdOf('settings.system')}
          label="System of the code"
          optional
          hint="Whose codes these are: an address."
          error={faults.get('settings.system')}
          autoComplete="off"
          spellCheck={false}
          value={draft.system}
          onChange={(event) => onChange({ system: event.target.value })}
        />
        <TextInput
          id={controlIdOf('settings.code')}
          label="Code"
          hint="How other systems name it; no two types share one."
          error={faults.get('settings.code')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={draft.code}
          onChange={(event) => onChange({ code: event.target.value })}
        />
      </div>
    </>
  );
}

const SENTENCES = [
  { name: 'why', label: 'Why it comes', hint: 'What is gained by it.' },
  { name: 'todo', label: 'What to do', hint: 'In a sentence or two; the form asks the rest.' },
  { name: 'leaves', label: 'How it leaves', hint: 'When it counts as done, and what happens then.' },
] as const;

function Sentences({ draft, faults, onChange }: SettingsProps) {
  return SENTENCES.map(({ name, label, hint }) => (
    <TextArea
      key={name}
      id={controlIdOf(`settings.${name}`)}
      label={label}
      optional
      hint={hint}
      error={faults.get(`settings.${name}`)}
      rows={2}
      maxLength={1000}
      value={draft[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  ));
}

const RULES = [
  {
    name: 'direct',
    label: 'Steps may be skipped',
    hint: 'It can be completed without being claimed or started first.',
  },
  {
    name: 'reassignKeepsStatus',
    label: 'Handing over keeps the status',
    hint: 'The next person has it as it is, instead of being offered it.',
  },
  {
    name: 'secondPerson',
    label: 'A second person checks',
    hint: 'It counts as completed once somebody else has checked it.',
  },
] as const;

function Steps({ draft, onChange }: SettingsProps) {
  return (
    <>
      <RadioCards
        id={controlIdOf('settings.claimTo')}
        name="type-claim"
        legend="Who claims it has"
        options={CLAIMS.map((value) => ({ value, ...CLAIM_WORDS[value] }))}
        value={draft.claimTo}
        onChange={(value) => onChange({ claimTo: value as SettingsDraft['claimTo'] })}
      />
      <fieldset className="space-y-2">
        <legend className="mb-1 font-semibold">How it is worked on</legend>
        {RULES.map(({ name, label, hint }) => (
          <Checkbox
            key={name}
            label={label}
            hint={hint}
            checked={draft[name]}
            onChange={(event) => onChange({ [name]: event.target.checked })}
          />
        ))}
      </fieldset>
    </>
  );
}

/** The roles that somebody holds; one that the type names and nobody holds stays to choose. */
function roleOptions(roles: readonly Named[], chosen: string) {
  const known = roles.map(({ reference, display }) => ({ value: reference, label: display }));
  const isKnown = chosen === '' || known.some(({ value }) => value === chosen);
  return isKnown ? known : [...known, { value: chosen, label: `${chosen.split('|').at(-1)} (as it was)` }];
}
