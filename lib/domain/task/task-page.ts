import { z } from 'zod';
import { KeptDraft } from '@/lib/domain/form/form-draft';
import { TaskSkip } from '@/lib/domain/worklist/task-skip';
import { Named, RowPatient, WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { TaskFamily, TaskWait } from './family-page';
import { FORM_VERBS, type FormVerb } from './form-verbs';
import { TASK_STATUSES } from './task-status';
import { TASK_VERBS } from './task-verb';
import { KeptTyped } from './typed-verb';
import { VerbOffer } from './verb-offer';
import { VersionDifference } from './version-differences';

/** One step of a task's story, from the versions and what was recorded with them. Newest first. */
export const StoryStep = z.object({
  version: z.string(),
  at: z.string(),
  act: z.string(),
  actor: Named.nullable(),
  from: z.enum(TASK_STATUSES).nullable(),
  to: z.enum(TASK_STATUSES).nullable(),
  owner: Named.nullable(),
  reason: z.string().nullable(),
  /** In whose name, where that is known. */
  onBehalfOf: Named.nullish(),
  /** Everything in which the version differs from the one before it. */
  differences: z.array(VersionDifference).optional(),
});
export type StoryStep = z.infer<typeof StoryStep>;

/** What somebody wrote beside the task. `at` is an ISO instant; null where a record from elsewhere lacks author or time. */
export const TaskNote = z.object({ author: z.string().nullable(), at: z.string().nullable(), text: z.string() });
export type TaskNote = z.infer<typeof TaskNote>;

/** A patient as the strip beside the commit button shows one; `allergies` null means not recorded. */
export const PatientStrip = RowPatient.extend({
  sex: z.string().nullable(),
  allergies: z.array(z.string()).nullable(),
});
export type PatientStrip = z.infer<typeof PatientStrip>;

/** An input or output of the task, as words: `Wound length` / `8.5 cm`. */
export const LabelledValue = z.object({ label: z.string(), value: z.string() });
export type LabelledValue = z.infer<typeof LabelledValue>;

/** Somebody a task can be handed to, as `to` takes it. */
export const Candidate = Named.extend({
  role: z.string().nullable(),
  unit: z.string().nullable(),
  openTasks: z.number().int(),
});
export type Candidate = z.infer<typeof Candidate>;

/** Whom a task can be handed to, the likeliest first. */
export const Candidates = z.object({ candidates: z.array(Candidate) });
export type Candidates = z.infer<typeof Candidates>;

/** The reader's own last step, which can be taken back until an instant. */
export const UndoOffer = z.object({ act: z.enum(TASK_VERBS), at: z.string(), until: z.string() });
export type UndoOffer = z.infer<typeof UndoOffer>;

/** A Questionnaire as the server stores it, and has checked it. */
const FormResource = z.looseObject({ resourceType: z.literal('Questionnaire') });
/** Forms by the verb that asks for them. */
export type VerbForms = Partial<Record<FormVerb, z.infer<typeof FormResource>>>;

/** Everything the task page shows. `form` is the Questionnaire that completing asks for, as FHIR. */
export const TaskPage = z.object({
  asOf: z.string(),
  row: WorklistRow,
  patient: PatientStrip.nullable(),
  why: z.string().nullable(),
  purpose: z.string().nullable(),
  /** How a task of its type leaves the list, in the words of the type. */
  leaves: z.string().nullable(),
  /** Whether somebody else has to check it before it counts as completed. */
  secondPerson: z.boolean(),
  statusReason: z.string().nullable(),
  family: TaskFamily,
  waits: z.array(TaskWait),
  /** The order that a result can be awaited for, as a reference. */
  order: z.string().nullable(),
  verbs: z.array(VerbOffer),
  undo: UndoOffer.nullable(),
  /** That the reader skipped it as their next task, while that holds. */
  skip: TaskSkip.nullish(),
  form: FormResource.nullable(),
  /** The forms that other verbs ask for. */
  verbForms: z.partialRecord(z.enum(FORM_VERBS), FormResource),
  /** What was begun in the form; only for who may complete it. */
  draft: KeptDraft.nullable(),
  /** What the reader typed into the forms of verbs and has not sent. */
  typed: z.array(KeptTyped),
  notes: z.array(TaskNote),
  inputs: z.array(LabelledValue),
  outputs: z.array(LabelledValue),
  story: z.array(StoryStep),
});
export type TaskPage = z.infer<typeof TaskPage>;

/** What a verb answers: the task's new version, and the row as it stands now. */
export const ActionAnswer = z.object({
  id: z.string(),
  version: z.string(),
  row: WorklistRow.nullable(),
  /** Titles of open parts that the verb would have taken along, and left as they are. */
  left: z.array(z.string()).optional(),
});
export type ActionAnswer = z.infer<typeof ActionAnswer>;
