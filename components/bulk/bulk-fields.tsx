'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { PersonPicker } from '@/components/clinical/person-picker';
import { ReasonField } from '@/components/clinical/reason-field';
import { WhenField } from '@/components/clinical/when-field';
import { RadioCards } from '@/components/ui/radio-cards';
import { candidatesQuery } from '@/lib/client/candidates-query';
import type { BulkDraft, BulkFault } from '@/lib/domain/bulk/bulk-draft';
import type { BulkVerb } from '@/lib/domain/bulk/bulk-verb';
import { reasonSuggestions } from '@/lib/domain/task/reason-suggestions';
import { PRIORITY_WORDS, TASK_PRIORITIES } from '@/lib/domain/task/task-priority';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

type BulkFieldsProps = {
  verb: BulkVerb;
  rows: readonly WorklistRow[];
  asks: VerbOffer['asks'];
  draft: BulkDraft;
  faults: readonly BulkFault[];
  onChange: (part: Partial<BulkDraft>) => void;
};
type FieldProps = Omit<BulkFieldsProps, 'faults'> & { errorOf: (field: keyof BulkDraft) => string | undefined };

const PRIORITIES = [
  { value: 'keep', label: 'As it is' },
  ...TASK_PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORDS[priority] })).reverse(),
];
const DUE_CHANGES = [
  { value: 'keep', label: 'As it is' },
  { value: 'set', label: 'The same for all' },
  { value: 'none', label: 'No due time' },
];
const WAYS_BACK = [
  { value: 'myself', label: 'Somebody resumes them' },
  { value: 'time', label: 'At a time' },
];

const FIELDS: Partial<Record<VerbOffer['asks'][number], (props: FieldProps) => ReactNode>> = {
  to: ToField,
  reason: WhyField,
  'reason-optional': WhyField,
  until: UntilField,
  due: DueField,
  priority: PriorityField,
};

/** The id of the control of a field; an error summary links there. */
export function bulkFieldId(field: keyof BulkDraft): string {
  return field === 'otherReason' ? 'bulk-reason-other' : `bulk-${field}`;
}

/** What a verb asks for where it is done to many tasks. */
export function BulkFields({ faults, ...props }: BulkFieldsProps) {
  const errorOf = (field: keyof BulkDraft) => faults.find((fault) => fault.field === field)?.message;
  return (
    <div className="space-y-5">
      {props.asks.map((ask) => {
        const Field = FIELDS[ask];
        return Field === undefined ? null : <Field key={ask} {...props} errorOf={errorOf} />;
      })}
    </div>
  );
}

/** The colleagues of one of the tasks are offered; of one that nobody has, because that leaves nobody out. */
function ToField({ rows, draft, onChange, errorOf }: FieldProps) {
  const example = rows.find(({ owner }) => owner === null) ?? rows[0];
  return example === undefined ? null : (
    <div className="space-y-2">
      <PersonPicker
        id={bulkFieldId('to')}
        taskId={example.id}
        value={draft.to}
        error={errorOf('to')}
        onChange={({ reference }) => onChange({ to: reference })}
      />
      <LoadWords taskId={example.id} to={draft.to} rows={rows} />
    </div>
  );
}

/** What somebody would carry, before they get it. */
function LoadWords({ taskId, to, rows }: { taskId: string; to: string; rows: readonly WorklistRow[] }) {
  const candidate = useQuery(candidatesQuery(taskId)).data?.find(({ reference }) => reference === to);
  const coming = rows.filter(({ owner }) => owner?.reference !== to).length;
  return (
    <p role="status" className="min-h-5 text-ink-2 text-sm">
      {candidate === undefined
        ? ''
        : `${candidate.display} has ${candidate.openTasks} open and would have ${candidate.openTasks + coming}.`}
    </p>
  );
}

function WhyField({ verb, asks, draft, onChange, errorOf }: FieldProps) {
  return (
    <ReasonField
      id={bulkFieldId('reason')}
      suggestions={reasonSuggestions(verb)}
      reason={draft.reason}
      otherReason={draft.otherReason}
      optional={asks.includes('reason-optional')}
      error={errorOf('reason')}
      otherError={errorOf('otherReason')}
      onChange={onChange}
    />
  );
}

function UntilField({ draft, onChange, errorOf }: FieldProps) {
  return (
    <div className="space-y-3">
      <RadioCards
        id={bulkFieldId('wayBack')}
        name={bulkFieldId('wayBack')}
        legend="How they come back"
        hint="They stay on their lists as on hold. Each can be resumed earlier at any time."
        options={WAYS_BACK}
        value={draft.wayBack}
        onChange={(way) => onChange({ wayBack: way === 'time' ? 'time' : 'myself' })}
      />
      {draft.wayBack === 'time' ? (
        <WhenField
          id={bulkFieldId('until')}
          label="They come back"
          hint="On the clock of the site."
          error={errorOf('until')}
          value={draft.until}
          onChange={(until) => onChange({ until })}
        />
      ) : null}
    </div>
  );
}

function DueField({ draft, onChange, errorOf }: FieldProps) {
  return (
    <div className="space-y-3">
      <RadioCards
        id={bulkFieldId('dueChange')}
        name={bulkFieldId('dueChange')}
        legend="Due"
        error={errorOf('dueChange')}
        options={DUE_CHANGES}
        value={draft.dueChange}
        onChange={(change) => onChange({ dueChange: change as BulkDraft['dueChange'] })}
      />
      {draft.dueChange === 'set' ? (
        <WhenField
          id={bulkFieldId('due')}
          label="Due at"
          hint="On the clock of the site."
          error={errorOf('due')}
          value={draft.due}
          onChange={(due) => onChange({ due })}
        />
      ) : null}
    </div>
  );
}

function PriorityField({ draft, onChange }: FieldProps) {
  return (
    <RadioCards
      id={bulkFieldId('priority')}
      name={bulkFieldId('priority')}
      legend="Priority"
      options={PRIORITIES}
      value={draft.priority}
      onChange={(priority) => onChange({ priority: priority as BulkDraft['priority'] })}
    />
  );
}
