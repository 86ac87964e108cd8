import type { HumanName, Identifier, Patient, Reference, Resource, Task } from '@medplum/fhirtypes';
import { bestNameOf, readingNameOf } from './human-name';
import type { ResourceType } from './resource-type';

type Container = { contained?: Resource[]; id?: string };

function containedAt(
  reference: string,
  within: Container,
): (Resource & { identifier?: Identifier | Identifier[] }) | undefined {
  return within.contained?.find(({ id }) => id === reference.slice(1));
}

/**
 * What a reference points at, as one comparable text, whichever of its five forms it has
 * (hl7.org/fhir/R4/references.html): `Practitioner/x`, an absolute or urn:uuid URL as it stands, and
 * `identifier:system|value` for one by identifier only or to a contained resource that has one.
 */
export function handleOf(reference: Reference | undefined, within: Container): string | undefined {
  const text = reference?.reference;
  if (text?.startsWith('#') === true) {
    const identifier = containedAt(text, within)?.identifier;
    return (
      handleOfIdentifier(Array.isArray(identifier) ? identifier[0] : identifier) ?? `Task/${within.id ?? ''}${text}`
    );
  }
  if (text !== undefined) {
    return text.replace(/\/_history\/[^/]+$/, '');
  }
  return handleOfIdentifier(reference?.identifier);
}

/** What an identifier is compared by, `identifier:system|value`; undefined without a value. */
export function handleOfIdentifier(identifier: Identifier | undefined): string | undefined {
  return identifier?.value === undefined ? undefined : `identifier:${identifier.system ?? ''}|${identifier.value}`;
}

/** The id in `Type/id` when it is of that type; undefined for any other reference. */
export function idOfType(reference: string | undefined, type: ResourceType): string | undefined {
  return reference?.startsWith(`${type}/`) === true ? reference.slice(type.length + 1) : undefined;
}

/** The words that a reference carries for people: its display, a contained resource's name, or the identifier's value. */
export function displayOf(reference: Reference | undefined, within: Container): string | undefined {
  if (reference?.display !== undefined) {
    return reference.display;
  }
  const contained =
    reference?.reference?.startsWith('#') === true ? containedAt(reference.reference, within) : undefined;
  const name: unknown = (contained as Patient | undefined)?.name;
  return (
    (Array.isArray(name) ? readingNameOf(bestNameOf(name as HumanName[])) : undefined) ??
    (typeof name === 'string' ? name : reference?.identifier?.value)
  );
}

/** The id of the patient a Task is for, when that is a Patient of this store; Task.for may be anything. */
export function patientIdOf(task: Task): string | undefined {
  return idOfType(handleOf(task.for, task), 'Patient');
}
