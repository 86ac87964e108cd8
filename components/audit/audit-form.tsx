'use client';

import { type FormEvent, useState } from 'react';
import { useClock } from '@/components/clinical/site';
import { PatientSearch } from '@/components/new-task/patient-search';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { useSay } from '@/components/ui/say';
import { Select, type SelectOption } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import type { AuditSearch } from '@/lib/domain/audit/audit-search';
import { words } from '@/lib/domain/words/said';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { type AuditDraft, type AuditFault, LAST_DAY, searchOf } from './audit-draft';

const KINDS = [
  { value: 'read', label: words('Read') },
  { value: 'changed', label: words('Changed') },
  { value: 'refused', label: words('Refused') },
  { value: 'access', label: words('Signed in, accounts') },
];
const OUTCOMES = [
  { value: 'done', label: words('Done') },
  { value: 'failed', label: words('Refused or failed') },
];
const TIMES = [
  { value: '1', label: words('Last hour') },
  { value: '24', label: words('Last 24 hours') },
  { value: '168', label: words('Last 7 days') },
  { value: '720', label: words('Last 30 days') },
  { value: '', label: words('Any time') },
  { value: 'between', label: words('Between two times') },
];

type AuditFormProps = { actors: readonly Named[]; busy: boolean; onSearch: (search: AuditSearch) => void };

/** What an auditor looks for. What stands here stays in memory: whom somebody looks into belongs in no address. */
export function AuditForm({ actors, busy, onSearch }: AuditFormProps) {
  const clock = useClock();
  const say = useSay();
  const inWords = (options: readonly SelectOption[]) =>
    options.map((option) => ({ ...option, label: say(option.label) }));
  const [draft, setDraft] = useState(LAST_DAY);
  const [faults, setFaults] = useState<readonly AuditFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const set = (part: Partial<AuditDraft>) => setDraft((before) => ({ ...before, ...part }));
  const faultOf = (field: AuditFault['field']) => faults.find((each) => each.field === field)?.message;

  function submit(event: FormEvent) {
    event.preventDefault();
    const meant = searchOf(draft, clock);
    setFaults(meant.faults);
    setAttempt(attempt + 1);
    if (meant.faults.length === 0) {
      onSearch(meant.search);
    }
  }

  return (
    <form
      aria-label={say('Search the audit')}
      noValidate
      onSubmit={submit}
      className="space-y-3 border-line border-b bg-sunken px-5 py-4"
    >
      <ErrorSummary errors={faults.map(({ field, message }) => ({ id: field, message }))} attempt={attempt} />
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2 xl:grid-cols-4">
        <Select
          label={say('Person or software')}
          placeholder={say('Anybody')}
          options={actors.map(({ reference, display }) => ({
            value: reference,
            label: reference.startsWith('Device/') ? say('{name} (software)', { name: display }) : display,
          }))}
          value={draft.person}
          onChange={(event) => set({ person: event.target.value })}
        />
        <Select
          label={say('What')}
          placeholder={say('Everything')}
          options={inWords(KINDS)}
          value={draft.kind}
          onChange={(event) => set({ kind: event.target.value as AuditDraft['kind'] })}
        />
        <Select
          label={say('Outcome')}
          placeholder={say('Any outcome')}
          options={inWords(OUTCOMES)}
          value={draft.outcome}
          onChange={(event) => set({ outcome: event.target.value as AuditDraft['outcome'] })}
        />
        <Select
          label={say('When')}
          options={inWords(TIMES)}
          value={draft.when}
          onChange={(event) => set({ when: event.target.value })}
        />
        {draft.when === 'between' ? <Between draft={draft} set={set} faultOf={faultOf} /> : null}
        <div className="sm:col-span-2">
          <TextInput
            id="audit-task"
            label={say('Task')}
            optional
            hint={say('Its id, or the address of its page')}
            autoComplete="off"
            error={faultOf('audit-task')}
            value={draft.task}
            onChange={(event) => set({ task: event.target.value })}
          />
        </div>
        <div className="sm:col-span-2">
          <PatientSearch onChoose={(patient) => set({ patient })} />
        </div>
      </div>
      <Button type="submit" variant="primary" busy={busy} busyLabel={say('Searching…')}>
        {say('Search')}
      </Button>
    </form>
  );
}

type BetweenProps = {
  draft: AuditDraft;
  set: (part: Partial<AuditDraft>) => void;
  faultOf: (field: AuditFault['field']) => string | undefined;
};

function Between({ draft, set, faultOf }: BetweenProps) {
  const say = useSay();
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <TextInput
          key={end}
          id={`audit-${end}`}
          label={end === 'from' ? say('From') : say('Until')}
          optional
          hint={say('Such as 2026-11-24 14:30')}
          autoComplete="off"
          error={faultOf(`audit-${end}`)}
          value={draft[end]}
          onChange={(event) => set({ [end]: event.target.value })}
        />
      ))}
    </>
  );
}
