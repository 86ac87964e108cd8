import 'server-only';
import type {
  CapabilityStatement,
  CapabilityStatementRestResource,
  CapabilityStatementRestResourceInteraction,
} from '@medplum/fhirtypes';
import { RESOURCE_TYPES, type ResourceType } from '@/lib/domain/fhir/resource-type';
import { compositeParametersOf } from '@/lib/server/repository/composite-parameters';
import { isSearchable, searchParametersOf } from '@/lib/server/repository/search-parameters';

type InteractionCode = CapabilityStatementRestResourceInteraction['code'];

const READS: readonly InteractionCode[] = ['read', 'vread', 'history-instance', 'history-type', 'search-type'];
const WRITES: readonly InteractionCode[] = ['create', 'update', 'patch', 'delete'];
/** The store writes these itself; a client may add a Provenance and change none. */
const WRITES_OF_RECORDS: Partial<Record<ResourceType, readonly InteractionCode[]>> = {
  AuditEvent: [],
  Provenance: ['create'],
};
const EPOCH = '2026-11-23';

const statements = new Map<string, CapabilityStatement>();

/** What this server can do, made from the tables that it works by (hl7.org/fhir/R4/capabilitystatement.html). */
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
    date: EPOCH,
    kind: 'instance',
    software: { name: 'Taskward' },
    implementation: { description: 'The work queue for clinicians on FHIR Task', url: baseUrl },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    patchFormat: ['application/json-patch+json', 'application/fhir+json'],
    rest: [
      {
        mode: 'server',
        security: {
          cors: false,
          service: [
            {
              coding: [
                { system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'SMART-on-FHIR' },
              ],
            },
          ],
          description:
            'A bearer token of POST /auth/token (client credentials, SMART backend scopes), or a signed-in person.',
        },
        interaction: [{ code: 'transaction' }, { code: 'batch' }, { code: 'history-system' }],
        resource: RESOURCE_TYPES.map(resourceOf),
      },
    ],
  };
}

function resourceOf(type: ResourceType): CapabilityStatementRestResource {
  const writes = WRITES_OF_RECORDS[type] ?? WRITES;
  const parameters = [...searchParametersOf(type).values()].filter(({ code }) => isSearchable(type, code));
  const includes = parameters
    .filter((parameter) => parameter.type === 'reference')
    .map(({ code }) => `${type}:${code}`);
  return {
    type,
    interaction: [...READS, ...writes].map((code) => ({ code })),
    versioning: 'versioned',
    readHistory: true,
    updateCreate: writes.includes('update'),
    conditionalCreate: writes.includes('create'),
    conditionalRead: 'full-support',
    conditionalUpdate: writes.includes('update'),
    conditionalDelete: writes.includes('delete') ? 'single' : 'not-supported',
    ...(includes.length > 0 && { searchInclude: includes }),
    ...withRevIncludes(type),
    searchParam: [
      { name: '_id', type: 'token', definition: 'http://hl7.org/fhir/SearchParameter/Resource-id' },
      { name: '_lastUpdated', type: 'date', definition: 'http://hl7.org/fhir/SearchParameter/Resource-lastUpdated' },
      ...parameters.map((parameter) => ({ name: parameter.code, type: parameter.type, definition: parameter.url })),
      ...[...compositeParametersOf(type).values()].map(({ code, url }) => ({
        name: code,
        type: 'composite' as const,
        definition: url,
      })),
    ],
    operation: [{ name: 'validate', definition: 'http://hl7.org/fhir/OperationDefinition/Resource-validate' }],
  };
}

let sourcesByTarget: Map<string, string[]> | undefined;

function withRevIncludes(type: ResourceType): { searchRevInclude?: string[] } {
  sourcesByTarget ??= readSources();
  const sources = sourcesByTarget.get(type);
  return sources === undefined ? {} : { searchRevInclude: sources };
}

function readSources(): Map<string, string[]> {
  const pairs = RESOURCE_TYPES.flatMap((source) =>
    [...searchParametersOf(source).values()]
      .filter(({ code, type }) => type === 'reference' && isSearchable(source, code))
      .flatMap(({ code, targets }) => targets.map((target) => [target, `${source}:${code}`] as const)),
  );
  return new Map(
    [...Map.groupBy(pairs, ([target]) => target)].map(([target, each]) => [target, each.map(([, source]) => source)]),
  );
}
