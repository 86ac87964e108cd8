import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { compartmentParametersOf } from '@/lib/domain/access/patient-compartment';
import { impliedSystemOf } from '@/lib/server/repository/implied-systems';
import { isSearchable, type SearchParameter, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { compositeReadersOf } from './composite-values';
import { type IndexValue, indexedBy } from './index-values';
import { compilePath, type PathReader, unwrap } from './search-path';

type Reader = { code: string; read: (resource: Resource) => object[] };

/** The numbers other servers give, so that a sort reads alike (Medplum's parameter of the same name). */
const PRIORITY_ORDER: Record<string, number> = { stat: 50, asap: 40, urgent: 30, routine: 20 };
const NO_PRIORITY = 10;

const readersOfTypes = new Map<string, Reader[]>();

/**
 * What is stored of a resource for search: the values of each R4 search parameter of its type by code, and under
 * `_patient` the patients whose compartment it belongs to. About 0.1 ms for a Task.
 */
export function searchValuesOf(resource: Resource): Record<string, unknown[]> {
  const values: Record<string, unknown[]> = {};
  for (const { code, read } of readersOf(resource.resourceType)) {
    const found = read(resource);
    if (found.length > 0) {
      values[code] = found;
    }
  }
  const patients = patientsOf(resource, values);
  return patients.length === 0 ? values : { ...values, _patient: patients };
}

function readersOf(type: string): Reader[] {
  const known = readersOfTypes.get(type);
  if (known !== undefined) {
    return known;
  }
  const parameters = [...searchParametersOf(type).values()].filter(({ code }) => isSearchable(type, code));
  const readers = [...parameters.map((parameter) => readerOf(parameter, type)), ...compositeReadersOf(type)];
  readersOfTypes.set(type, readers);
  return readers;
}

function readerOf(parameter: SearchParameter, type: string): Reader {
  const { code } = parameter;
  if (code === 'priority-order') {
    return {
      code,
      read: (resource) => [
        { n: (resource.resourceType === 'Task' && PRIORITY_ORDER[resource.priority ?? '']) || NO_PRIORITY },
      ],
    };
  }
  const path: PathReader = compilePath(parameter.expression, type);
  if (parameter.expression.includes('.exists()')) {
    return { code, read: (resource) => path(resource).map((each) => ({ c: String(each) })) };
  }
  const indexed = indexedBy(parameter.type, impliedSystemOf(type, parameter.expression));
  return { code, read: (resource) => path(resource).flatMap((each) => indexed(unwrap(each))) };
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
