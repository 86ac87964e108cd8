import type { Extension } from '@medplum/fhirtypes';

/** Where the extensions of R4 on forms stand (hl7.org/fhir/R4/questionnaire-profiles.html). */
export const EXTENSION = 'http://hl7.org/fhir/StructureDefinition';

type Extended = { extension?: readonly Extension[] | undefined };

/** The extension of R4 with a name such as `minValue`; undefined when there is none. */
export function extensionOf(element: Extended, name: string): Extension | undefined {
  return extensionsOf(element, name)[0];
}

/** All extensions with a name, in order. */
export function extensionsOf({ extension = [] }: Extended, name: string): readonly Extension[] {
  return extension.filter(({ url }) => url === `${EXTENSION}/${name}`);
}

/** The number in an extension such as `questionnaire-minOccurs`; undefined without one. */
export function countIn(element: Extended, name: string): number | undefined {
  return extensionOf(element, name)?.valueInteger;
}
