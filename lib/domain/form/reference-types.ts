import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { extensionsOf } from './form-extension';

/** What can be looked up here and picked. */
export const PICKED_TYPES = [
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'CareTeam',
  'Organization',
  'HealthcareService',
  'Device',
  'Location',
] as const;
export type PickedType = (typeof PICKED_TYPES)[number];

/** The extensions that name what may be pointed at; the last two were its names before R4. */
const NAMES = ['questionnaire-referenceResource', 'referenceResource', 'questionnaire-allowedResource'];

/** The types of resource that a question names; empty when it takes any (hl7.org/fhir/R4/extension-questionnaire-referenceresource.html). */
export function typesAskedBy(question: QuestionnaireItem): readonly string[] {
  return NAMES.flatMap((name) => extensionsOf(question, name)).flatMap(({ valueCode }) =>
    (valueCode ?? '').split(',').flatMap((type) => type.trim() || []),
  );
}

/** The types that are looked up for a question. */
export function typesPickedFor(question: QuestionnaireItem): readonly PickedType[] {
  const asked = typesAskedBy(question);
  return asked.length === 0 ? PICKED_TYPES : PICKED_TYPES.filter((type) => asked.includes(type));
}

/** The types that a question names and that cannot be looked up here. */
export function typesNotPickedFor(question: QuestionnaireItem): readonly string[] {
  return typesAskedBy(question).filter((type) => !PICKED_TYPES.some((picked) => picked === type));
}
