'use client';

import { useQuery } from '@tanstack/react-query';
import { WhenField } from '@/components/clinical/when-field';
import { RadioCards } from '@/components/ui/radio-cards';
import { useSay } from '@/components/ui/say';
import { Select } from '@/components/ui/select';
import { TextArea } from '@/components/ui/text-area';
import { TextInput } from '@/components/ui/text-input';
import { taskTypesQuery } from '@/lib/client/task-types-query';
import type { NewTaskDraft } from '@/lib/domain/task/new-task-draft';
import { PRIORITY_WORDS, TASK_PRIORITIES, type TaskPriority } from '@/lib/domain/task/task-priority';
import type { RowPatient } from '@/lib/domain/worklist/worklist-row';
import { type DraftFormProps, ForWhom } from './for-whom';
import { PatientSearch } from './patient-search';
import { TypeSentences } from './type-sentences';

const PRIORITIES = [...TASK_PRIORITIES].reverse();

/** What is to be done, for which patient, by whom and until when. */
export function NewTaskForm({
  draft,
  faults,
  patient,
  onChange,
}: DraftFormProps & { patient?: RowPatient | undefined }) {
  const say = useSay();
  const types = useQuery(taskTypesQuery());
  const errorOf = (field: keyof NewTaskDraft) => faults.find((fault) => fault.field === field)?.message;
  return (
    <div className="space-y-4">
      <Select
        id="new-task-type"
        label={say('Type')}
        optional
        hint={types.isError ? say('The types could not be read; a title is enough.') : undefined}
        placeholder={types.isPending ? say('Reading the types…') : say('No type')}
        options={(types.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        value={draft.type}
        onChange={(event) => onChange({ type: event.target.value })}
      />
      <TypeSentences type={types.data?.find(({ id }) => id === draft.type)} />
      <TextInput
        id="new-task-title"
        label={say('Title')}
        optional={draft.type !== ''}
        hint={say('What is to be done. No patient’s name: the patient has a box of their own.')}
        error={errorOf('title')}
        maxLength={200}
        autoComplete="off"
        value={draft.title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <PatientSearch settled={patient} onChoose={(patient) => onChange({ patient })} />
      <ForWhom draft={draft} faults={faults} onChange={onChange} />
      <RadioCards
        name="priority"
        legend={say('Priority')}
        options={PRIORITIES.map((priority) => ({ value: priority, label: say(PRIORITY_WORDS[priority]) }))}
        value={draft.priority}
        onChange={(priority) => onChange({ priority: priority as TaskPriority })}
      />
      <WhenField
        id="new-task-due"
        label={say('Due')}
        optional
        hint={say('On the clock of the site. Without a time, the type may set one.')}
        error={errorOf('due')}
        value={draft.due}
        onChange={(due) => onChange({ due })}
      />
      <TextArea
        id="new-task-description"
        label={say('What to do, and what to look out for')}
        optional
        maxLength={4000}
        value={draft.description}
        onChange={(event) => onChange({ description: event.target.value })}
      />
    </div>
  );
}
