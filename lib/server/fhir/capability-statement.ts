import 'server-only';
import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestSecurity,
} from '@medplum/fhirtypes';
import { RESOURCE_TYPES, type ResourceType } from '@/lib/domain/fhir/resource-type';
import { MOST_OPERATIONS } from '@/lib/server/repository/json-patch';
import { MOST_VALUES } from '@/lib/server/repository/resource-size';
import {
  DEEPEST_CHAIN,
  DEFAULT_COUNT,
  LONGEST_FORM,
  LONGEST_NAME,
  LONGEST_VALUE,
  MOST_CHAIN_TARGETS,
  MOST_COUNT,
  MOST_ELEMENTS,
  MOST_IDS,
  MOST_INCLUDE_ROUNDS,
  MOST_INCLUDED,
  MOST_INCLUDES,
  MOST_PARAMETERS,
  MOST_POINTED_AT,
  MOST_SCANNED_VALUES,
  MOST_SEARCHED_VALUES,
  MOST_SORT_KEYS,
  MOST_VALUES_ELSEWHERE,
} from '@/lib/server/repository/search-limits';
import { MOST_ENTRIES } from './bundle-limits';
import { interactionsOf } from './declared-interactions';
import { commonSearchParams, includesOf, searchParamsOf } from './declared-search';
import { MOST_BYTES } from './fhir-body';

const DEFINITIONS = 'http://hl7.org/fhir';

const statements = new Map<string, CapabilityStatement>();

/**
 * What this server can do, made from the tables that it works by (hl7.org/fhir/R4/capabilitystatement.html). Made once
 * per process; its date is when.
 */
export function capabilityStatement(baseUrl: string): CapabilityStatement {
  const statement = statements.get(baseUrl) ?? makeStatement(baseUrl);
  statements.set(baseUrl, statement);
  return statement;
}

function makeStatement(baseUrl: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    id: 'taskward',
    url: `${baseUrl}/metadata`,
    name: 'Taskward',
    title: 'Taskward FHIR API',
    status: 'active',
    date: new Date().toISOString(),
    publisher: 'Taskward',
    description:
      'FHIR Task as a store and a queue of work; every other type of R4 is stored, searched and kept in versions.',
    kind: 'instance',
    software: { name: 'Taskward' },
    implementation: { description: 'The work queue for clinicians on FHIR Task', url: baseUrl },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'application/json', 'json'],
    patchFormat: ['application/json-patch+json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        documentation: DOCUMENTATION,
        security: SECURITY,
        resource: RESOURCE_TYPES.map(resourceOf),
        interaction: [{ code: 'transaction' }, { code: 'batch' }, { code: 'history-system' }],
        searchParam: commonSearchParams(),
      },
    ],
  };
}

const SECURITY: CapabilityStatementRestSecurity = {
  cors: false,
  service: [
    {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' }],
    },
  ],
  description: 'A bearer token of POST /auth/token (client credentials, SMART backend scopes), or a signed-in person.',
};

/** What R4 has no element for. */
const DOCUMENTATION = [
  'This statement says what a client with the scope system/*.cruds can do; who has less, or is a person, can do less.',
  '**Versions.** If-Match is optional and compared when it is sent, on PUT, PATCH, DELETE and entries of a Bundle: 412 when another version stands. Without it a Task is judged as it stands when it is written.',
  '**Rules.** Writes of Task pass the rules of the queue; what they refuse is 422 with the code business-rule.',
  `**Searches.** A page has ${DEFAULT_COUNT} matches unless _count says otherwise, and at most ${MOST_COUNT}. One search takes ${MOST_PARAMETERS} parameters, ${MOST_SEARCHED_VALUES} values (${MOST_VALUES_ELSEWHERE} on other types than Task, ${MOST_SCANNED_VALUES} of them dates, numbers, texts and chains), ${MOST_IDS} values of _id, ${MOST_SORT_KEYS} keys of _sort, ${MOST_ELEMENTS} parts of _elements, ${MOST_INCLUDES} _include and _revinclude, at most ${MOST_POINTED_AT} matches times _revinclude, and chains through ${DEEPEST_CHAIN} references and over ${MOST_CHAIN_TARGETS} types. A name has at most ${LONGEST_NAME} characters, a value ${LONGEST_VALUE}, a posted form ${LONGEST_FORM / 1024 / 1024} MB. A page brings at most ${MOST_INCLUDED} included resources, and :iterate follows ${MOST_INCLUDE_ROUNDS} times.`,
  'Beside what each type lists: _sort by any parameter of the type, _count, _total, _summary, _elements, _has, POST to _search; :iterate on includes; Source:* for every reference of a source in _revinclude. What is not listed is left out of the self link, or refused with Prefer: handling=strict.',
  `**Bodies.** At most ${MOST_BYTES / 1024 / 1024} MB, in JSON alone. One resource holds at most ${MOST_VALUES} values, a Bundle ${MOST_ENTRIES} entries, a patch ${MOST_OPERATIONS} operations.`,
  '**Not here.** Searches over all types, compartments in the URL, GraphQL, and operations other than $validate.',
].join('\n\n');

function resourceOf(type: ResourceType): CapabilityStatementRestResource {
  return {
    type,
    profile: `${DEFINITIONS}/StructureDefinition/${type}`,
    ...interactionsOf(type),
    referencePolicy: ['literal', 'logical'],
    ...includesOf(type),
    searchParam: searchParamsOf(type),
    operation: [{ name: 'validate', definition: `${DEFINITIONS}/OperationDefinition/Resource-validate` }],
  };
}
