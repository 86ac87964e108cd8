import type { ActivityDefinition, CodeableConcept, Extension } from '@medplum/fhirtypes';
import { z } from 'zod';
import { tokenOf } from '@/lib/domain/fhir/token';
import { FORM_VERBS, type FormVerb } from '@/lib/domain/task/form-verbs';
import {
  CLAIM_TO,
  COMPLETION_FORM,
  DIRECT,
  policyOf,
  REASSIGN_KEEPS_STATUS,
  SECOND_PERSON,
  VERB_FORM,
} from '@/lib/domain/task/task-policy';
import { Named } from '@/lib/domain/worklist/worklist-row';
import { DUE_AT_SHIFT_END, DUE_AT_TIME, DueRule, dueParts, dueRuleOf } from './due-rule';

const sentence = z.string().trim().max(1000);

/** What an administrator says of a type of task, beside its forms. `role` is `system|code` of who does it; '' for anybody. */
export const TaskTypeSettings = z.strictObject({
  title: z.string().trim().min(1, 'Give it a title.').max(200),
  code: z.string().regex(/^[^|\s]*\|[^|\s]+$/, 'system|code, such as https://site.example/tasks|wound-check'),
  status: z.enum(['draft', 'active', 'retired']),
  role: z.string().max(200),
  due: DueRule,
  claimTo: z.enum(['received', 'accepted']),
  direct: z.boolean(),
  reassignKeepsStatus: z.boolean(),
  secondPerson: z.boolean(),
  /** The three sentences a task answers before it asks anything. */
  why: sentence,
  todo: sentence,
  leaves: sentence,
});
export type TaskTypeSettings = z.infer<typeof TaskTypeSettings>;

/** A Questionnaire as the editor holds it: what it does not know of it stays. */
export const EditedForm = z.looseObject({ resourceType: z.literal('Questionnaire') });
export type EditedForm = z.infer<typeof EditedForm>;

/** The forms of a type by the verb that asks for one; none for the others. */
export const TaskTypeForms = z.partialRecord(z.enum(FORM_VERBS), EditedForm);
export type TaskTypeForms = z.infer<typeof TaskTypeForms>;

/** The body of a save. `seenVersion` is the version that was edited; absent for a new type. */
export const TaskTypeChange = z.strictObject({
  seenVersion: z.string().min(1).max(64).optional(),
  settings: TaskTypeSettings,
  forms: TaskTypeForms,
});
export type TaskTypeChange = z.infer<typeof TaskTypeChange>;

/** One version of a type: the store's number, its own, who wrote it when, and what it changed, in sentences. */
export const TaskTypeVersion = z.object({
  seenVersion: z.string(),
  version: z.string().nullable(),
  at: z.string(),
  by: z.string().nullable(),
  status: z.string(),
  changes: z.array(z.string()),
});
export type TaskTypeVersion = z.infer<typeof TaskTypeVersion>;

/** A type with its forms and its versions, newest first. */
export const TaskTypeDetail = z.object({
  id: z.string(),
  seenVersion: z.string(),
  version: z.string().nullable(),
  settings: TaskTypeSettings,
  forms: TaskTypeForms,
  versions: z.array(TaskTypeVersion),
});
export type TaskTypeDetail = z.infer<typeof TaskTypeDetail>;

/** One line of the list of types. */
export const TaskTypeLine = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  version: z.string().nullable(),
  role: z.string().nullable(),
  at: z.string(),
  by: z.string().nullable(),
  open: z.number().int(),
});
export type TaskTypeLine = z.infer<typeof TaskTypeLine>;

/** The list of types, and the roles that one can be addressed to. */
export const TaskTypes = z.object({ types: z.array(TaskTypeLine), roles: z.array(Named) });
export type TaskTypes = z.infer<typeof TaskTypes>;

/** Extensions that the settings own; all others stay as they are. */
const OWN: readonly string[] = [
  CLAIM_TO,
  DIRECT,
  REASSIGN_KEEPS_STATUS,
  SECOND_PERSON,
  COMPLETION_FORM,
  VERB_FORM,
  DUE_AT_SHIFT_END,
  DUE_AT_TIME,
];

/** What an ActivityDefinition of kind Task says, as its settings. */
export function settingsOf(definition: ActivityDefinition): TaskTypeSettings {
  const { claimTo, direct, reassignKeepsStatus, secondPerson } = policyOf(definition);
  const { status } = definition;
  return {
    title: definition.title ?? definition.name ?? definition.id ?? '',
    code: spelledOut(tokenOf(definition.code?.coding?.[0])),
    status: status === 'active' || status === 'retired' ? status : 'draft',
    role: tokenOf(definition.participant?.[0]?.role?.coding?.[0]) ?? definition.participant?.[0]?.role?.text ?? '',
    due: dueRuleOf(definition),
    claimTo,
    direct,
    reassignKeepsStatus,
    secondPerson,
    why: definition.purpose ?? '',
    todo: definition.description ?? '',
    leaves: definition.usage ?? '',
  };
}

/** The role of a type in the words of its coding; undefined for anybody. */
export type RoleConcept = CodeableConcept | undefined;

/**
 * The definition with these settings; what it says beside them stays. `forms` are the canonicals by verb, `role` the role in
 * the words of the directory.
 */
export function definitionWith(
  standing: ActivityDefinition & { id: string },
  settings: TaskTypeSettings,
  more: { forms: Partial<Record<FormVerb, string>>; role: RoleConcept },
): ActivityDefinition & { id: string } {
  const { timingDuration: _due, purpose: _why, description: _todo, usage: _leaves, participant, ...rest } = standing;
  const due = dueParts(settings.due);
  const others = (standing.extension ?? []).filter(({ url }) => !OWN.includes(url));
  const extension = [...others, ...due.extension, ...rulesOf(settings), ...formsOf(more.forms)];
  const { extension: _extension, ...plain } = rest;
  return {
    ...plain,
    kind: 'Task',
    title: settings.title,
    status: settings.status,
    code: codeWith(standing.code, settings),
    ...(settings.why !== '' && { purpose: settings.why }),
    ...(settings.todo !== '' && { description: settings.todo }),
    ...(settings.leaves !== '' && { usage: settings.leaves }),
    ...(due.timingDuration !== undefined && { timingDuration: due.timingDuration }),
    ...participantWith(participant, more.role),
    ...(extension.length > 0 && { extension }),
  };
}

function rulesOf(settings: TaskTypeSettings): Extension[] {
  const flag = (url: string, isSet: boolean) => (isSet ? [{ url, valueBoolean: true }] : []);
  return [
    ...(settings.claimTo === 'received' ? [{ url: CLAIM_TO, valueCode: 'received' }] : []),
    ...flag(DIRECT, settings.direct),
    ...flag(REASSIGN_KEEPS_STATUS, settings.reassignKeepsStatus),
    ...flag(SECOND_PERSON, settings.secondPerson),
  ];
}

function formsOf(forms: Partial<Record<FormVerb, string>>): Extension[] {
  return FORM_VERBS.flatMap((verb): Extension[] => {
    const form = forms[verb];
    if (form === undefined) {
      return [];
    }
    return verb === 'complete'
      ? [{ url: COMPLETION_FORM, valueCanonical: form }]
      : [
          {
            url: VERB_FORM,
            extension: [
              { url: 'verb', valueCode: verb },
              { url: 'form', valueCanonical: form },
            ],
          },
        ];
  });
}

/** The first coding is what names the type; others that stand beside it stay. */
function codeWith(standing: CodeableConcept | undefined, { code, title }: TaskTypeSettings): CodeableConcept {
  const bar = code.indexOf('|');
  const [system, value] = [code.slice(0, bar), code.slice(bar + 1)];
  const named = { ...(system !== '' && { system }), code: value, display: title };
  return { ...standing, coding: [named, ...(standing?.coding ?? []).slice(1)] };
}

function participantWith(
  standing: ActivityDefinition['participant'],
  role: RoleConcept,
): Pick<ActivityDefinition, 'participant'> {
  if (role === undefined) {
    return {};
  }
  const [first, ...others] = standing ?? [];
  return { participant: [{ type: 'practitioner', ...first, role }, ...others] };
}

/** A token always with its bar: a code without a system is `|code`. */
function spelledOut(token: string | undefined): string {
  return token === undefined || token.includes('|') ? (token ?? '') : `|${token}`;
}
