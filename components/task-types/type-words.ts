import type { Tone } from '@/components/ui/badge';
import type { FormVerb } from '@/lib/domain/task/form-verbs';
import type { TaskTypeSettings, TaskTypeVersion } from '@/lib/domain/task-type/task-type';
import { words } from '@/lib/domain/words/said';

type Status = TaskTypeSettings['status'];

/** The status of a type in words, and what it means. */
export const TYPE_STATUS: Record<Status, { label: string; hint: string; tone: Tone }> = {
  draft: { label: words('Draft'), hint: words('Not offered for new tasks yet.'), tone: 'plain' },
  active: { label: words('Active'), hint: words('Offered for new tasks.'), tone: 'good' },
  retired: { label: words('Retired'), hint: words('No longer offered. Tasks of it go on.'), tone: 'plain' },
};

/** The status of a list line, which may be one that FHIR knows and the editor does not. */
export function statusWords(status: string): { label: string; tone: Tone } {
  return TYPE_STATUS[status as Status] ?? { label: status, tone: 'plain' };
}

/** Each form by the step that asks for it. */
export const FORM_WORDS: Record<FormVerb, { label: string; hint: string }> = {
  complete: { label: 'Complete', hint: 'Asked to complete the task; what comes out is its result.' },
  check: { label: 'Check', hint: 'Asked of the second person who checks what was done.' },
  fail: { label: 'Fail', hint: 'Asked when the task could not be done.' },
  hold: { label: 'Hold', hint: 'Asked when the task is put on hold.' },
  decline: { label: 'Decline', hint: 'Asked when somebody declines the task.' },
  cancel: { label: 'Cancel', hint: 'Asked when the task is cancelled.' },
};

/** `Version 3`; a version that says no number by that of the store. */
export function nameOfVersion({ version, seenVersion }: TaskTypeVersion): string {
  return `Version ${version ?? `without a number (${seenVersion})`}`;
}
