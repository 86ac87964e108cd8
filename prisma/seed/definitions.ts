import type { ActivityDefinition } from '@medplum/fhirtypes';
import { CLAIM_TO, COMPLETION_FORM, DIRECT } from '@/lib/domain/task/task-policy';
import { formUrl } from './forms';
import { roleConcept } from './staff';
import { TASK_TYPES } from './task-types';

export const TYPE_SYSTEM = 'https://taskward.health/fhir/CodeSystem/task-type';

export function definitionUrl(id: string): string {
  return `https://taskward.health/fhir/ActivityDefinition/${id}`;
}

/** Each task type as an ActivityDefinition: the site's configuration, served by the same API. */
export function activityDefinitions(): (ActivityDefinition & { id: string })[] {
  return TASK_TYPES.map((type) => {
    const form = formUrl(type.id);
    const extension = [
      ...(type.claimTo === undefined ? [] : [{ url: CLAIM_TO, valueCode: type.claimTo }]),
      ...(type.direct === undefined ? [] : [{ url: DIRECT, valueBoolean: true }]),
      ...(form === undefined ? [] : [{ url: COMPLETION_FORM, valueCanonical: form }]),
    ];
    return {
      resourceType: 'ActivityDefinition',
      id: type.id,
      url: definitionUrl(type.id),
      version: '1',
      name: type.id,
      title: type.title,
      status: 'active',
      kind: 'Task',
      purpose: type.purpose,
      code: { coding: [{ system: TYPE_SYSTEM, code: type.id, display: type.title }] },
      participant: [{ type: 'practitioner', role: roleConcept(type.role) }],
      timingDuration: { value: type.hours, unit: 'hour', system: 'http://unitsofmeasure.org', code: 'h' },
      ...(extension.length > 0 && { extension }),
    };
  });
}
