import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import { isResourceId, isResourceType, type ResourceType } from '@/lib/domain/fhir/resource-type';
import { FhirProblem } from './fhir-problem';

/** What a URL below the base means (hl7.org/fhir/R4/http.html#summary). */
export type FhirTarget =
  | { kind: 'metadata' }
  | { kind: 'system' }
  | { kind: 'system-history' }
  | { kind: 'type'; type: ResourceType }
  | { kind: 'search'; type: ResourceType }
  | { kind: 'type-history'; type: ResourceType }
  | { kind: 'validate'; type: ResourceType; id?: string }
  | { kind: 'instance'; type: ResourceType; id: string }
  | { kind: 'instance-history'; type: ResourceType; id: string }
  | { kind: 'version'; type: ResourceType; id: string; version: string };

/** @throws FhirProblem 404 for an unknown type or path; InputError for an id that cannot be one. */
export function parseTarget(path: string): FhirTarget {
  const segments = decodeSegments(path);
  const [first, ...rest] = segments;
  if (first === undefined) {
    return { kind: 'system' };
  }
  if (rest.length === 0 && (first === 'metadata' || first === '_history')) {
    return { kind: first === 'metadata' ? 'metadata' : 'system-history' };
  }
  if (!isResourceType(first)) {
    throw notFound(segments);
  }
  return targetBelow(first, rest) ?? refuse(segments);
}

function targetBelow(type: ResourceType, [second, third, fourth, ...rest]: readonly string[]): FhirTarget | undefined {
  if (rest.length > 0) {
    return undefined;
  }
  if (third === undefined) {
    return targetOfTwo(type, second);
  }
  if (second === undefined || !isResourceId(second)) {
    return undefined;
  }
  if (third === '_history') {
    return fourth === undefined
      ? { kind: 'instance-history', type, id: second }
      : { kind: 'version', type, id: second, version: fourth };
  }
  return third === '$validate' && fourth === undefined ? { kind: 'validate', type, id: second } : undefined;
}

function targetOfTwo(type: ResourceType, second: string | undefined): FhirTarget | undefined {
  switch (second) {
    case undefined:
      return { kind: 'type', type };
    case '_search':
      return { kind: 'search', type };
    case '_history':
      return { kind: 'type-history', type };
    case '$validate':
      return { kind: 'validate', type };
    default:
      return second.startsWith('$') || second.startsWith('_') ? undefined : instanceOf(type, second);
  }
}

function instanceOf(type: ResourceType, id: string): FhirTarget {
  if (!isResourceId(id)) {
    throw new InputError('An id has 1 to 64 letters, digits, dashes and dots.', {
      fields: [{ field: `${type}.id`, message: 'malformed' }],
    });
  }
  return { kind: 'instance', type, id };
}

function decodeSegments(path: string): string[] {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent);
  } catch (error) {
    throw new InputError('The URL cannot be read.', { cause: error });
  }
}

function notFound(segments: readonly string[]): FhirProblem {
  return new FhirProblem(
    404,
    'not-supported',
    `There is nothing at ${segments.join('/').slice(0, 200).replaceAll('\0', '')} on this server.`,
  );
}

function refuse(segments: readonly string[]): never {
  throw notFound(segments);
}
