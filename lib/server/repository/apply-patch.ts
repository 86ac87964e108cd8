import 'server-only';
import {
  applyPatch as applyJsonPatch,
  deepClone,
  fhirpathPatchTypedValue,
  type Operation,
  parseFhirPathPatchParameters,
  toTypedValue,
} from '@medplum/core';
import type { Parameters, Resource } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';

/**
 * A resource after a JSON Patch (RFC 6902) or a FHIRPath Patch (hl7.org/fhir/R4/fhirpatch.html); the input is kept.
 * Type and id stay, whatever the patch says. @throws InputError 422 when an operation does not apply.
 */
export function applyPatch<T extends Resource & { id: string }>(resource: T, patch: Operation[] | Parameters): T {
  const patched = deepClone(resource);
  try {
    if (Array.isArray(patch)) {
      const faults = applyJsonPatch(patched, patch).flatMap((fault) => fault?.message ?? []);
      if (faults.length > 0) {
        throw new InputError(`The patch does not apply: ${faults.join('; ')}.`, { status: 422 });
      }
    } else {
      fhirpathPatchTypedValue(toTypedValue(patched), parseFhirPathPatchParameters(patch));
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
