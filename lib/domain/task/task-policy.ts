import type { ActivityDefinition } from '@medplum/fhirtypes';
import { FORM_VERBS, type FormVerb } from './form-verbs';
import { TASK_RULES, type TaskRules } from './task-rules';
import type { TaskStatus } from './task-status';
import type { Preset } from './task-transitions';
import type { TaskVerb } from './task-verb';

const BASE = 'https://taskward.health/fhir/StructureDefinition';
/** `valueCode` received or accepted: what claiming a task of this type leads to. */
export const CLAIM_TO = `${BASE}/claim-to`;
/** `valueBoolean`: steps may be skipped, as long as each skipped step would have been allowed. */
export const DIRECT = `${BASE}/direct`;
/** `valueBoolean`: a reassigned task keeps its status instead of being offered to the new person. */
export const REASSIGN_KEEPS_STATUS = `${BASE}/reassign-keeps-status`;
/** `valueBoolean`: somebody else than who did it has to check it before it counts as completed. */
export const SECOND_PERSON = `${BASE}/second-person`;
/** `valueCanonical` of the Questionnaire that completing asks for. */
export const COMPLETION_FORM = `${BASE}/completion-form`;

/** `verb` (code) and `form` (canonical): the Questionnaire that another verb than completing asks for. */
export const VERB_FORM = `${BASE}/verb-form`;

/** Names the verb of an output's form, where a type asks for several. */
export const FORM_OF_VERB = 'https://taskward.health/fhir/CodeSystem/task-verb';

/** What a task type says of how its tasks are worked on. */
export type TypePolicy = {
  claimTo: 'received' | 'accepted';
  direct: boolean;
  reassignKeepsStatus: boolean;
  secondPerson: boolean;
  /** The canonical of the Questionnaire that each verb asks for. */
  forms: Partial<Record<FormVerb, string>>;
};

/** All that a task is judged by: what its type says, and the rules of the site for that type. */
export type TaskPolicy = TypePolicy & { preset: Preset; rules: TaskRules };

/** What holds where a task has no type, or its type says nothing. */
export const DEFAULT_TYPE_POLICY: TypePolicy = {
  claimTo: 'accepted',
  direct: false,
  reassignKeepsStatus: false,
  secondPerson: false,
  forms: {},
};

/** The same at a site that changed no rule. */
export const DEFAULT_POLICY: TaskPolicy = { ...DEFAULT_TYPE_POLICY, preset: 'core', rules: TASK_RULES };

/** The policy that a task type (an ActivityDefinition of kind Task) states; the default where it is silent. */
export function policyOf(definition: ActivityDefinition | undefined): TypePolicy {
  const extension = (url: string) => definition?.extension?.find((each) => each.url === url);
  return {
    claimTo: extension(CLAIM_TO)?.valueCode === 'received' ? 'received' : 'accepted',
    direct: extension(DIRECT)?.valueBoolean ?? false,
    reassignKeepsStatus: extension(REASSIGN_KEEPS_STATUS)?.valueBoolean ?? false,
    secondPerson: extension(SECOND_PERSON)?.valueBoolean ?? false,
    forms: formsOf(definition),
  };
}

/** The form that a verb asks for; undefined for a verb without one. */
export function formOf({ forms }: Pick<TypePolicy, 'forms'>, verb: TaskVerb): string | undefined {
  return (forms as Partial<Record<TaskVerb, string>>)[verb];
}

function formsOf(definition: ActivityDefinition | undefined): TypePolicy['forms'] {
  const completion = definition?.extension?.find(({ url }) => url === COMPLETION_FORM)?.valueCanonical;
  const others = (definition?.extension ?? []).flatMap(({ url, extension = [] }) => {
    const verb = FORM_VERBS.find((each) => each === extension.find((part) => part.url === 'verb')?.valueCode);
    const form = extension.find((part) => part.url === 'form')?.valueCanonical;
    return url !== VERB_FORM || verb === undefined || form === undefined ? [] : [[verb, form] as const];
  });
  return { ...(completion !== undefined && { complete: completion }), ...Object.fromEntries(others) };
}

/** What was received or accepted by one person is offered to the next, unless the type says otherwise. */
export function offersAnew(status: TaskStatus, policy: TypePolicy): boolean {
  return (status === 'received' || status === 'accepted') && !policy.reassignKeepsStatus;
}
