import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { compartmentParametersOf } from '@/lib/domain/access/patient-compartment';
import { impliedSystemOf } from '@/lib/server/repository/implied-systems';
import { isSearchable, type SearchParameter, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { compositeReadersOf } from './composite-values';
import { type IndexValue, indexedBy } from './index-values';
import { compilePath, type PathReader, unwrap } from './search-path';

type Reader = { code: string; isReference: boolean; read: (resource: Resource) => object[] };

/** The numbers other servers give, so that a sort reads alike (Medplum's parameter of the same name). */
const PRIORITY_ORDER: Record<string, number> = { stat: 50, asap: 40, urgent: 30, routine: 20 };
const NO_PRIORITY = 10;
/** More than anybody contains, and few enough that a write stays quick. */
const MOST_CONTAINED = 100;

const readersOfTypes = new Map<string, Reader[]>();

/**
 * What is stored of a resource for search: the values of each R4 search parameter of its type by code, under `_patient`
 * the patients whose compartment it belongs to, and under `_contained` what it contains. A reference under our own base is written as `Type/id`, so that
 * each has one spelling. About 0.1 ms for a Task.
 */
export function searchValuesOf(resource: Resource, baseUrl: string): Record<string, unknown[]> {
  const own = `${baseUrl}/`;
  const values: Record<string, unknown[]> = {};
  for (const { code, isReference, read } of readersOf(resource.resourceType)) {
    const found = read(resource);
    if (found.length > 0) {
      values[code] = isReference ? found.map((value) => withoutBase(value, own)) : found;
    }
  }
  const patients = patientsOf(resource, values);
  const contained = containedOf(resource, baseUrl);
  return {
    ...values,
    ...(patients.length > 0 && { _patient: patients }),
    ...(contained.length > 0 && { _contained: contained }),
  };
}

/** What a chain can find inside a resource: each contained one by its type, its id and its own values. They contain nothing (dom-2). */
function containedOf(resource: Resource, baseUrl: string): object[] {
  const { contained = [] } = resource as { contained?: Resource[] };
  return contained.slice(0, MOST_CONTAINED).map((each) => {
    const alone = { ...each, contained: [] } as Resource;
    return { c: each.resourceType, id: each.id, search: searchValuesOf(alone, baseUrl) };
  });
}

function withoutBase(value: object, own: string): object {
  const { r } = value as IndexValue;
  return typeof r === 'string' && r.startsWith(own) ? { ...value, r: r.slice(own.length) } : value;
}

function readersOf(type: string): Reader[] {
  const known = readersOfTypes.get(type);
  if (known !== undefined) {
    return known;
  }
  const parameters = [...searchParametersOf(type).values()].filter(({ code }) => isSearchable(type, code));
  const readers = [
    ...parameters.map((parameter) => readerOf(parameter, type)),
    ...compositeReadersOf(type).map((each) => ({ ...each, isReference: false })),
  ];
  readersOfTypes.set(type, readers);
  return readers;
}

function readerOf(parameter: SearchParameter, type: string): Reader {
  const { code } = parameter;
  const isReference = parameter.type === 'reference';
  if (code === 'priority-order') {
    return {
      code,
      isReference,
      read: (resource) => [
        { n: (resource.resourceType === 'Task' && PRIORITY_ORDER[resource.priority ?? '']) || NO_PRIORITY },
      ],
    };
  }
  const path: PathReader = compilePath(parameter.expression, type);
  if (parameter.expression.includes('.exists()')) {
    return { code, isReference, read: (resource) => path(resource).map((each) => ({ c: String(each) })) };
  }
  const indexed = indexedBy(parameter.type, impliedSystemOf(type, parameter.expression));
  return { code, isReference, read: (resource) => path(resource).flatMap((each) => indexed(unwrap(each))) };
}

function patientsOf(resource: Resource, values: Record<string, unknown[]>): IndexValue[] {
  if (resource.resourceType === 'Patient') {
    return resource.id === undefined ? [] : [{ r: `Patient/${resource.id}` }];
  }
  const references = compartmentParametersOf(resource.resourceType).flatMap(
    (code) => (values[code] ?? []) as IndexValue[],
  );
  const patients = new Set(
    references.flatMap(({ r }) => (typeof r === 'string' && r.startsWith('Patient/') ? [r] : [])),
  );
  return [...patients].map((r) => ({ r }));
}
