import type { HumanName } from '@medplum/fhirtypes';

/** The name to call somebody by: the official one, without one the first there is (hl7.org/fhir/R4/datatypes.html#HumanName). */
export function bestNameOf(names: readonly HumanName[] | undefined): HumanName | undefined {
  return names?.find(({ use }) => use === 'official') ?? names?.[0];
}

/** A name in reading order, as it was written or put together: `Amira Haddad`. Undefined when it holds nothing. */
export function readingNameOf(name: HumanName | undefined): string | undefined {
  return name?.text ?? ([...(name?.given ?? []), name?.family].filter(Boolean).join(' ') || undefined);
}
