import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { handleOf } from '@/lib/domain/fhir/reference';
import { FhirProblem } from './fhir-problem';
import type { WriteRequest } from './write-request';

/**
 * Who claims says which version was free: `If-Match: *` means any version, also one that somebody else has by then
 * (RFC 9110 section 13.1.1). @throws FhirProblem 412
 */
export function refuseBlindClaim(
  { expected }: Pick<WriteRequest, 'expected'>,
  before: Resource | undefined,
  after: Resource,
): void {
  if (expected?.kind === 'any' && !isOwned(before) && isOwned(after)) {
    throw new FhirProblem(
      412,
      'conflict',
      'If-Match: * does not claim a Task. Send the version that was free, such as W/"3".',
    );
  }
}

function isOwned(resource: Resource | undefined): boolean {
  return resource?.resourceType === 'Task' && handleOf(resource.owner, resource) !== undefined;
}
