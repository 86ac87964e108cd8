'use client';

import type { ReactNode } from 'react';
import { PersonPicker } from '@/components/clinical/person-picker';
import { ReasonField } from '@/components/clinical/reason-field';
import { WhenField } from '@/components/clinical/when-field';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { RadioCards } from '@/components/ui/radio-cards';
import { TextArea } from '@/components/ui/text-area';
import { confirmWords } from '@/lib/domain/task/act-words';
import { reasonSuggestions } from '@/lib/domain/task/reason-suggestions';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { PRIORITY_WORDS, TASK_PRIORITIES, type TaskPriority } from '@/lib/domain/task/task-priority';
import type { VerbDraft, VerbFault } from '@/lib/domain/task/verb-draft';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import { AlongField } from './along-field';
import { WayBackField } from './way-back-field';

type VerbFieldsProps = {
  page: TaskPage;
  offer: VerbOffer;
  draft: VerbDraft;
  /** The draft as the task stands, before anything was typed. */
  opened: VerbDraft;
  faults: readonly VerbFault[];
  onChange: (part: Partial<VerbDraft>) => void;
};
type FieldProps = Omit<VerbFieldsProps, 'faults'> & { errorOf: (field: keyof VerbDraft) => string | undefined };
type Ask = VerbOffer['asks'][number];

const PRIORITIES = TASK_PRIORITIES.map((priority) => ({ value: priority, label: PRIORITY_WORDS[priority] })).reverse();

const FIELDS: Record<Ask, (props: FieldProps) => ReactNode> = {
  to: ToField,
  reason: WhyField,
  'reason-optional': WhyField,
  until: UntilField,
  due: DueField,
  priority: PriorityField,
  description: DescriptionField,
  note: NoteField,
  confirm: ConfirmField,
  // The form that completes a task has its own place.
  form: () => null,
};

/** The id of the control of a field; an error summary links there. */
export function idOfField(field: keyof VerbDraft): string {
  return field === 'otherReason' ? 'verb-reason-other' : `verb-${field}`;
}

/** What a verb asks for, in its order. */
export function VerbFields({ faults, ...props }: VerbFieldsProps) {
  const errorOf = (field: keyof VerbDraft) => faults.find((fault) => fault.field === field)?.message;
  return (
    <div className="space-y-4">
      {props.offer.asks.map((ask) => {
        const Field = FIELDS[ask];
        return <Field key={ask} {...props} errorOf={errorOf} />;
      })}
      <AlongField page={props.page} verb={props.offer.verb} draft={props.draft} onChange={props.onChange} />
    </div>
  );
}

function ToField({ page, draft, onChange, errorOf }: FieldProps) {
  return (
    <PersonPicker
      id={idOfField('to')}
      taskId={page.row.id}
      value={draft.to}
      error={errorOf('to')}
      onChange={({ reference }) => onChange({ to: reference })}
    />
  );
}

function WhyField({ offer, draft, onChange, errorOf }: FieldProps) {
  return (
    <ReasonField
      id={idOfField('reason')}
      suggestions={reasonSuggestions(offer.verb)}
      reason={draft.reason}
      otherReason={draft.otherReason}
      optional={offer.asks.includes('reason-optional')}
      error={errorOf('reason')}
      otherError={errorOf('otherReason')}
      onChange={onChange}
    />
  );
}

function UntilField({ page, draft, onChange, errorOf }: FieldProps) {
  return (
    <WayBackField
      page={page}
      draft={draft}
      ids={{ until: idOfField('until'), untilTask: idOfField('untilTask') }}
      errors={{ until: errorOf('until'), untilTask: errorOf('untilTask') }}
      onChange={onChange}
    />
  );
}

function DueField({ draft, opened, onChange, errorOf }: FieldProps) {
  return (
    <WhenField
      // Its box keeps what is typed; another time on the task is another box.
      key={opened.due}
      id={idOfField('due')}
      label="Due"
      optional
      hint="On the clock of the site."
      error={errorOf('due')}
      value={draft.due}
      onChange={(due) => onChange({ due })}
    />
  );
}

function PriorityField({ draft, onChange }: FieldProps) {
  return (
    <RadioCards
      id={idOfField('priority')}
      name={idOfField('priority')}
      legend="Priority"
      options={PRIORITIES}
      value={draft.priority}
      onChange={(priority) => onChange({ priority: priority as TaskPriority })}
    />
  );
}

function DescriptionField({ draft, onChange, errorOf }: FieldProps) {
  return (
    <TextArea
      id={idOfField('description')}
      label="What to do, and what to look out for"
      optional
      maxLength={4000}
      error={errorOf('description')}
      value={draft.description}
      onChange={(event) => onChange({ description: event.target.value })}
    />
  );
}

function NoteField({ draft, onChange, errorOf }: FieldProps) {
  return (
    <TextArea
      id={idOfField('note')}
      label="Note"
      optional
      hint="It is added to the notes of this task and cannot be taken back."
      maxLength={4000}
      error={errorOf('note')}
      value={draft.note}
      onChange={(event) => onChange({ note: event.target.value })}
    />
  );
}

function ConfirmField({ offer, draft, onChange, errorOf }: FieldProps) {
  const error = errorOf('confirmed');
  const id = idOfField('confirmed');
  const words = confirmWords(offer.verb);
  return (
    <div className={error ? 'border-stat border-l-4 pl-3' : undefined}>
      <FieldError id={`${id}-error`} error={error} />
      <Checkbox
        id={id}
        label={words.label}
        hint={words.hint}
        aria-describedby={error ? `${id}-error` : undefined}
        aria-invalid={error ? true : undefined}
        checked={draft.confirmed}
        onChange={(event) => onChange({ confirmed: event.target.checked })}
      />
    </div>
  );
}
