import 'server-only';
import { deepClone, type Operation } from '@medplum/core';
import type { Parameters, Resource } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import { applyFhirPathPatch } from './fhirpath-patch';
import { applyJsonPatch } from './json-patch';

/**
 * A resource after a JSON Patch (RFC 6902) or a FHIRPath Patch (hl7.org/fhir/R4/fhirpatch.html); the input is kept.
 * Type and id stay, whatever the patch says. @throws InputError 422 when an operation does not apply.
 */
export function applyPatch<T extends Resource & { id: string }>(resource: T, patch: Operation[] | Parameters): T {
  const patched = deepClone(resource);
  try {
    if (Array.isArray(patch)) {
      applyJsonPatch(patched, patch);
    } else {
      applyFhirPathPatch(patched, patch);
    }
  } catch (error) {
    throw error instanceof InputError
      ? error
      : new InputError('The patch does not apply.', { status: 422, cause: error });
  }
  if (patched.resourceType !== resource.resourceType || patched.id !== resource.id) {
    throw new InputError('A patch may not change the type or the id.', {
      status: 422,
      fields: [{ field: `${resource.resourceType}.id`, message: 'changed' }],
    });
  }
  return patched;
}
