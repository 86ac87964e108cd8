import 'server-only';
import type { Annotation, Questionnaire, Reference, Task } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { displayOf } from '@/lib/domain/fhir/reference';
import { wordsOf } from '@/lib/domain/fhir/token';
import type { KeptDraft } from '@/lib/domain/form/form-draft';
import { heldFromOf } from '@/lib/domain/task/task-hold';
import type { PatientStrip, TaskNote, TaskPage, VerbForms } from '@/lib/domain/task/task-page';
import type { TaskPolicy } from '@/lib/domain/task/task-policy';
import { verbOffers } from '@/lib/domain/task/verb-offers';
import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import type { TaskType } from '@/lib/server/projection/task-types';
import type { Repository } from '@/lib/server/repository/repository';
import { repositoryFor } from '@/lib/server/wiring';
import { readPatientStrip } from '@/lib/server/worklist/read-patient-strip';
import { readRow } from '@/lib/server/worklist/read-row';
import { displaysOf } from './displays-of';
import { readDraft } from './form-drafts';
import { labelledValues } from './labelled-values';
import { readFamily } from './read-family';
import { readForm } from './read-form';
import { readStory } from './read-story';
import { recordedAnswers } from './recorded-answers';
import { readSkip } from './skip-task';
import { readTyped } from './typed-verbs';
import { readUndoOffer } from './undo-last-act';

/** Everything the page of one task shows, as the reader may see it; that it was read is recorded first. @throws NotVisibleError, UnrecordedError */
export async function readTaskPage(
  actor: Actor,
  id: string,
  options: { now: Date; repository?: Repository },
): Promise<TaskPage> {
  const { now, repository = repositoryFor(actor, { now: () => now }) } = options;
  const { task, reach, taskType } = await repository.readTask(id);
  const { policy } = taskType;
  const row = await readRow(actor, id, { now });
  if (row === undefined) {
    throw new NotVisibleError('This task');
  }
  await repository.recordRead({ interaction: 'read', about: `Task/${id}` }, task);
  const verbs = verbOffers(task, { actor, reach, policy, heldFrom: heldFromOf(task), now });
  const mayComplete = verbs.some(({ verb, allowed }) => verb === 'complete' && allowed);
  const story = await readStory(id);
  const { complete: form = null, ...verbForms } = await readForms(repository, policy.forms);
  return {
    asOf: now.toISOString(),
    row,
    patient: await stripOf(actor, row),
    why: whyOf(task) ?? null,
    ...saidBy(taskType),
    statusReason: wordsOf(task.statusReason) ?? null,
    ...(await readFamily(task, { actor, repository, now })),
    verbs,
    undo: (await readUndoOffer({ actor, task, reach, policy, now }, { repository, last: story[0] })) ?? null,
    skip: (await readSkip(actor, row, { now })) ?? null,
    form,
    verbForms,
    draft: (mayComplete ? await beginningOf(repository, { actor, task, form }) : undefined) ?? null,
    typed: await readTyped(actor, id),
    notes: await notesOf(task.note ?? []),
    inputs: await labelledValues(repository, task.input),
    outputs: await labelledValues(repository, task.output),
    story,
  };
}

/** What stands in the form when it opens: what was begun, else what the task was completed with before. */
async function beginningOf(
  repository: Repository,
  of: { actor: Actor; task: Task & { id: string }; form: TaskPage['form'] },
): Promise<KeptDraft | undefined> {
  const form = of.form as Questionnaire | null;
  return (await readDraft(of.actor, of.task.id)) ?? recordedAnswers(repository, { ...of, form });
}

/** The forms of a type by verb, as far as they are here. */
async function readForms(repository: Repository, forms: TaskPolicy['forms']): Promise<VerbForms> {
  const found = await Promise.all(
    Object.entries(forms).map(async ([verb, canonical]) => [verb, await readForm(repository, canonical)] as const),
  );
  return Object.fromEntries(found.filter(([, form]) => form !== undefined)) as VerbForms;
}

/** What the type of the task says of it. */
function saidBy({ purpose, leaves, policy }: TaskType): Pick<TaskPage, 'purpose' | 'leaves' | 'secondPerson'> {
  return { purpose: purpose ?? null, leaves: leaves ?? null, secondPerson: policy.secondPerson };
}

/** Who the task is for; what its row says where the patient is not in the directory. */
async function stripOf(actor: Actor, { patient }: WorklistRow): Promise<PatientStrip | null> {
  if (patient === null) {
    return null;
  }
  const known = patient.id === null ? undefined : await readPatientStrip(actor, patient.id);
  return known ?? { ...patient, sex: null, allergies: null };
}

/** Why the work came: its reason, the orders it is based on, what it is about. */
function whyOf(task: Task): string | undefined {
  const references: (Reference | undefined)[] = [task.reasonReference, ...(task.basedOn ?? []), task.focus];
  const words = [wordsOf(task.reasonCode), ...references.map((reference) => displayOf(reference, task))];
  return [...new Set(words.filter((each) => each !== undefined && each !== ''))].join('; ') || undefined;
}

async function notesOf(notes: readonly Annotation[]): Promise<TaskNote[]> {
  const references = notes.flatMap(({ authorReference }) => authorReference?.reference ?? []);
  const displays = await displaysOf(references);
  return notes.map(({ authorString, authorReference, time, text }) => ({
    author: authorString ?? displays.get(authorReference?.reference ?? '') ?? authorReference?.display ?? null,
    at: time ?? null,
    text: text ?? '',
  }));
}
