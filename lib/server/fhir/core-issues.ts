import 'server-only';
import { OperationOutcomeError, validateResource } from '@medplum/core';
import type { OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';
import { stepOf } from './walk';

/** What `structureIssues` tells itself, with the exact place, or more exactly. */
const TOLD_ELSEWHERE =
  /^(?:Invalid additional property|Conflicting choice of type|Type of primitive extension|Invalid base64Binary format|Constraint ext-1 )/;
/** Not so in R4: times of different precision do not contradict each other, markup may be long, an absolute URL has no type. */
const NOT_OF_R4 = /^(?:Constraint inv-1 not met: Last modified|Invalid reference: got "[a-z][^"]*:")/;
const IS_LONG = /^String cannot be larger/;
/** As large as a body can be. */
const MOST_BINARY = 5 * 1024 * 1024;

/**
 * Cardinality, types of primitives and invariants as @medplum/core checks them, without what the walk over the structure
 * has told of the same place.
 */
export function coreIssues(resource: Resource, told: readonly OperationOutcomeIssue[]): OperationOutcomeIssue[] {
  const places = new Set(
    told.filter(({ severity, code }) => severity === 'error' && code !== 'invariant').map(roughPlace),
  );
  const issues = checked(resource)
    .map(withPlace)
    .filter((issue) => !(isLeftOut(issue) || places.has(roughPlace(issue))));
  const isPlaced = ({ expression }: OperationOutcomeIssue) => expression?.[0] !== '';
  // Where the structure is at fault the check stumbles and says no place; the fault has been told.
  return places.size > 0
    ? issues.filter(isPlaced)
    : issues.map((issue) => (isPlaced(issue) ? issue : { ...issue, expression: [resource.resourceType] }));
}

function isLeftOut({ details, expression }: OperationOutcomeIssue): boolean {
  const text = details?.text ?? '';
  return (
    TOLD_ELSEWHERE.test(text) || NOT_OF_R4.test(text) || (IS_LONG.test(text) && /\.`div`$/.test(expression?.[0] ?? ''))
  );
}

function checked(resource: Resource): OperationOutcomeIssue[] {
  try {
    return validateResource(resource, { base64BinaryMaxBytes: MOST_BINARY });
  } catch (error) {
    return error instanceof OperationOutcomeError
      ? error.outcome.issue
      : [{ severity: 'error', code: 'structure', details: { text: 'The resource cannot be read as FHIR.' } }];
  }
}

/** FHIRPath knows a choice by its name alone, and what stands beside a primitive by the primitive's. */
function withPlace(issue: OperationOutcomeIssue): OperationOutcomeIssue {
  const [place = ''] = issue.expression ?? [];
  const steps = place
    .replaceAll('[x]', '')
    .replaceAll('._', '.')
    .replaceAll(/\.(\w+)/g, (_step, name: string) => stepOf(name));
  return { ...issue, expression: [steps] };
}

/** Without indexes: @medplum/core leaves some out. */
function roughPlace({ expression }: OperationOutcomeIssue): string {
  return (expression?.[0] ?? '').replaceAll(/\[\d+\]/g, '');
}
