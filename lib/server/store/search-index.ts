import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { compartmentParametersOf } from '@/lib/domain/access/patient-compartment';
import { isSearchable, type SearchParameter, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { type IndexValue, indexValuesOf } from './index-values';
import { compilePath, type PathReader, unwrap } from './search-path';

type Reader = { code: string; isReference: boolean; read: (resource: Resource) => IndexValue[] };

/** A code element names no system; its required binding does (hl7.org/fhir/R4/search.html#token). */
export const SYSTEM_OF_CODES: Record<string, string> = {
  'Task.status': 'http://hl7.org/fhir/task-status',
  'Task.intent': 'http://hl7.org/fhir/request-intent',
  'Task.priority': 'http://hl7.org/fhir/request-priority',
  'Patient.gender': 'http://hl7.org/fhir/administrative-gender',
  'Practitioner.gender': 'http://hl7.org/fhir/administrative-gender',
  'Encounter.status': 'http://hl7.org/fhir/encounter-status',
};
/** The numbers other servers give, so that a sort reads alike (Medplum's parameter of the same name). */
const PRIORITY_ORDER: Record<string, number> = { stat: 50, asap: 40, urgent: 30, routine: 20 };
const NO_PRIORITY = 10;

const readersOfTypes = new Map<string, Reader[]>();

/**
 * What is stored of a resource for search: the values of each R4 search parameter of its type by code, and under
 * `_patient` the patients whose compartment it belongs to. A reference under our own base is written as `Type/id`, so that
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
  return patients.length === 0 ? values : { ...values, _patient: patients };
}

function withoutBase(value: IndexValue, own: string): IndexValue {
  const { r } = value;
  return typeof r === 'string' && r.startsWith(own) ? { ...value, r: r.slice(own.length) } : value;
}

function readersOf(type: string): Reader[] {
  const known = readersOfTypes.get(type);
  if (known !== undefined) {
    return known;
  }
  const readers = [...searchParametersOf(type).values()]
    .filter(({ code }) => isSearchable(type, code))
    .map((parameter) => readerOf(parameter, type));
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
  const system = SYSTEM_OF_CODES[`${type}.${code}`];
  if (parameter.expression.includes('.exists()')) {
    return { code, isReference, read: (resource) => path(resource).map((each) => ({ c: String(each) })) };
  }
  return {
    code,
    isReference,
    read: (resource) => path(resource).flatMap((each) => indexValuesOf(unwrap(each), parameter.type, system)),
  };
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
