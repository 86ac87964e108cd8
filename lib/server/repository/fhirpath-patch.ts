import 'server-only';
import { type FhirPathPatch, fhirpathPatchTypedValue, parseFhirPathPatchParameters, toTypedValue } from '@medplum/core';
import type { Parameters, Resource } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import { MOST_OPERATIONS } from './json-patch';
import { MOST_VALUES, sizeOf } from './resource-size';

const LONGEST_PATH = 1000;
/** Values of the resource times characters of all paths: what is walked at most, in half a second. */
const MOST_WALKED = 30_000_000;
const TYPES: ReadonlySet<unknown> = new Set([
  'add',
  'insert',
  'delete',
  'replace',
  'move',
] satisfies FhirPathPatch['type'][]);

/** Functions that walk down from where they stand, and the operators that may stand before a parenthesis. */
const CHEAP = new Set(
  'where exists not empty first last single tail skip take count hasValue ofType as is extension startsWith endsWith contains lower upper and or xor implies in'.split(
    ' ',
  ),
);

/**
 * Applies a FHIRPath Patch in place (hl7.org/fhir/R4/fhirpatch.html). A path may name what is to be changed and no more:
 * regular expressions, unions and variables could keep the server busy for ever. @throws InputError 422
 */
export function applyFhirPathPatch(target: Resource, patch: Parameters): void {
  const operations = operationsOf(patch);
  for (const { type, path } of operations) {
    if (!TYPES.has(type) || typeof path !== 'string' || path.trim() === '') {
      throw refusal('an operation needs a type (add, insert, delete, replace or move) and a path');
    }
    assertCheap(path);
  }
  assertShort(target, operations);
  fhirpathPatchTypedValue(toTypedValue(target), operations);
}

function operationsOf(patch: Parameters): FhirPathPatch[] {
  const named: unknown = patch.parameter;
  const operations = Array.isArray(named) ? parseFhirPathPatchParameters(patch) : [];
  if (operations.length === 0) {
    throw refusal('it holds no operation');
  }
  return operations;
}

function assertShort(target: Resource, operations: readonly FhirPathPatch[]): void {
  const characters = operations.reduce((sum, { path }) => sum + path.length, 0);
  if (operations.length > MOST_OPERATIONS || characters * sizeOf(target, MOST_VALUES) > MOST_WALKED) {
    throw refusal('it has too many operations, or paths too long, for a resource of this size');
  }
}

function assertCheap(path: string): void {
  const bare = path.replace(/'(?:[^'\\]|\\.)*'/g, "''");
  const functions = [...bare.matchAll(/([A-Za-z_]\w*)\s*\(/g)].map(([, name = '']) => name);
  if (path.length > LONGEST_PATH || /[%|`]/.test(bare) || !functions.every((name) => CHEAP.has(name))) {
    throw refusal('a path may use element names, indexes, where() and the like, in at most 1,000 characters');
  }
}

function refusal(why: string): InputError {
  return new InputError(`The patch does not apply: ${why}.`, { status: 422 });
}
