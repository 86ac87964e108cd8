import type { ActivityDefinition, Extension } from '@medplum/fhirtypes';
import { CLAIM_TO, COMPLETION_FORM, DIRECT, SECOND_PERSON } from '@/lib/domain/task/task-policy';
import { dueParts } from '@/lib/domain/task-type/due-rule';
import type { DemoTaskType } from './demo-task-type';
import { formUrl } from './forms';
import { roleConcept } from './staff';
import { TASK_TYPES } from './task-types';
import { TYPE_WORDS } from './type-words';

export const TYPE_SYSTEM = 'https://taskward.health/fhir/CodeSystem/task-type';

const VERSION = '1';

/** The canonical of a task type with its version, as a task names what it was made of. */
export function definitionCanonical(id: string): string {
  return `${definitionUrl(id)}|${VERSION}`;
}

function definitionUrl(id: string): string {
  return `https://taskward.health/fhir/ActivityDefinition/${id}`;
}

/** Each task type as an ActivityDefinition: the site's configuration, served by the same API. */
export function activityDefinitions(): (ActivityDefinition & { id: string })[] {
  return TASK_TYPES.map((type) => {
    const words = TYPE_WORDS[type.id];
    const due = dueParts(words?.due ?? { kind: 'after', hours: type.hours });
    const extension = [...due.extension, ...rulesOf(type)];
    return {
      resourceType: 'ActivityDefinition',
      id: type.id,
      url: definitionUrl(type.id),
      version: VERSION,
      name: type.id,
      title: type.title,
      status: 'active',
      kind: 'Task',
      purpose: type.purpose,
      ...(words !== undefined && { description: words.todo, usage: words.leaves }),
      code: { coding: [{ system: TYPE_SYSTEM, code: type.id, display: type.title }] },
      participant: [{ type: 'practitioner', role: roleConcept(type.role) }],
      ...(due.timingDuration !== undefined && { timingDuration: due.timingDuration }),
      ...(extension.length > 0 && { extension }),
    };
  });
}

function rulesOf({ id, claimTo, direct, secondPerson }: DemoTaskType): Extension[] {
  const form = formUrl(id);
  return [
    ...(claimTo === undefined ? [] : [{ url: CLAIM_TO, valueCode: claimTo }]),
    ...(direct === undefined ? [] : [{ url: DIRECT, valueBoolean: true }]),
    ...(secondPerson === undefined ? [] : [{ url: SECOND_PERSON, valueBoolean: true }]),
    ...(form === undefined ? [] : [{ url: COMPLETION_FORM, valueCanonical: form }]),
  ];
}
