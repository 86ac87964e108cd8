import 'server-only';
import { OperationOutcomeError, validateResource } from '@medplum/core';
import type { OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';

/** What `structureIssues` tells itself, with the exact place, or more exactly. */
const TOLD_ELSEWHERE =
  /^(?:Invalid additional property|Conflicting choice of type|Type of primitive extension|Invalid base64Binary format)/;
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
  const places = new Set(told.filter(({ severity }) => severity === 'error').map(roughPlace));
  try {
    return checked(resource)
      .map(withPlace)
      .filter((issue) => !isLeftOut(issue))
      .filter((issue) => !places.has(roughPlace(issue)));
  } catch (error) {
    // Where the structure is at fault the check may stumble, and that has been told.
    if (places.size > 0) {
      return [];
    }
    throw error;
  }
}

function isLeftOut({ details, expression }: OperationOutcomeIssue): boolean {
  const text = details?.text ?? '';
  return (
    TOLD_ELSEWHERE.test(text) || NOT_OF_R4.test(text) || (IS_LONG.test(text) && /\.div$/.test(expression?.[0] ?? ''))
  );
}

function checked(resource: Resource): OperationOutcomeIssue[] {
  try {
    return validateResource(resource, { base64BinaryMaxBytes: MOST_BINARY });
  } catch (error) {
    if (error instanceof OperationOutcomeError) {
      return error.outcome.issue;
    }
    throw error;
  }
}

/** FHIRPath knows a choice by its name alone, and what stands beside a primitive by the primitive's. */
function withPlace(issue: OperationOutcomeIssue): OperationOutcomeIssue {
  const [place = ''] = issue.expression ?? [];
  return { ...issue, expression: [place.replaceAll('[x]', '').replaceAll('._', '.')] };
}

/** Without indexes: @medplum/core leaves some out. */
function roughPlace({ expression }: OperationOutcomeIssue): string {
  return (expression?.[0] ?? '').replaceAll(/\[\d+\]/g, '');
}
