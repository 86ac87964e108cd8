import 'server-only';
import type { Resource, Task } from '@medplum/fhirtypes';

/** Owners that may be named in an outcome. A patient or relative may not: what an outcome says ends up in logs. */
const STAFF =
  /^(?:Practitioner|PractitionerRole|Organization|CareTeam|HealthcareService|Device)\/[A-Za-z0-9\-.]{1,64}$/;
const LONGEST_DISPLAY = 100;

/** Why a write that named a version is refused, and for a Task who has it now, so that who lost a race knows to whom. */
export function staleWords(current: Resource): string {
  const { resourceType, id, meta } = current;
  const changed = `${resourceType}/${id} stands at version ${meta?.versionId}; somebody changed it since.`;
  const owner = resourceType === 'Task' ? ownerWords(current) : undefined;
  return owner === undefined ? changed : `${changed} It is owned by ${owner}.`;
}

function ownerWords({ owner }: Task): string | undefined {
  const { reference, display } = owner ?? {};
  if (reference === undefined || !STAFF.test(reference)) {
    return undefined;
  }
  return display === undefined ? reference : `${display.slice(0, LONGEST_DISPLAY)} (${reference})`;
}
