import 'server-only';
import type { CapabilityStatementRestResource, CapabilityStatementRestResourceSearchParam } from '@medplum/fhirtypes';
import { RESOURCE_TYPES, type ResourceType } from '@/lib/domain/fhir/resource-type';
import { compositeParametersOf } from '@/lib/server/repository/composite-parameters';
import { MODIFIERS } from '@/lib/server/repository/search-modifiers';
import { isSearchable, type SearchParameter, searchParametersOf } from '@/lib/server/repository/search-parameters';

const OF_THE_STORE: readonly CapabilityStatementRestResourceSearchParam[] = [
  { name: '_id', type: 'token', definition: 'http://hl7.org/fhir/SearchParameter/Resource-id' },
  { name: '_lastUpdated', type: 'date', definition: 'http://hl7.org/fhir/SearchParameter/Resource-lastUpdated' },
];
const PREFIXES: ReadonlySet<string> = new Set(['date', 'number', 'quantity']);

/** The parameters that a type is searched by; those of Task with how they may be asked. */
export function searchParamsOf(type: ResourceType): CapabilityStatementRestResourceSearchParam[] {
  const composites = [...compositeParametersOf(type).values()].map(
    ({ code, url }) => ({ name: code, type: 'composite', definition: url }) as const,
  );
  return [...OF_THE_STORE, ...searchableOf(type).map((parameter) => toDeclared(parameter, type)), ...composites];
}

/** The parameters that every type is searched by. */
export function commonSearchParams(): CapabilityStatementRestResourceSearchParam[] {
  const [first = [], ...others] = RESOURCE_TYPES.map(searchParamsOf);
  const names = others.map((each) => new Set(each.map(({ name }) => name)));
  return first.filter(({ name }) => names.every((each) => each.has(name)));
}

/** What `_include` and `_revinclude` can bring along with a type. */
export function includesOf(
  type: ResourceType,
): Pick<CapabilityStatementRestResource, 'searchInclude' | 'searchRevInclude'> {
  const includes = searchableOf(type).flatMap((each) => (each.type === 'reference' ? [`${type}:${each.code}`] : []));
  const sources = sourcesOf(type);
  return {
    ...(includes.length > 0 && { searchInclude: [`${type}:*`, ...includes] }),
    ...(sources.length > 0 && { searchRevInclude: [...sources] }),
  };
}

function searchableOf(type: ResourceType): SearchParameter[] {
  return [...searchParametersOf(type).values()].filter(({ code }) => isSearchable(type, code));
}

function toDeclared(parameter: SearchParameter, type: ResourceType): CapabilityStatementRestResourceSearchParam {
  const { code: name, type: kind, url: definition } = parameter;
  return { name, type: kind, definition, ...(type === 'Task' && { documentation: documentationOf(parameter) }) };
}

function documentationOf({ type, url, expression }: SearchParameter): string {
  const modifiers = MODIFIERS[type].map((each) => `:${each}`).join(' ');
  return [
    ...(url.startsWith('http://hl7.org/') ? [] : [`Of Taskward, not of R4: ${expression}.`]),
    ...(PREFIXES.has(type) ? ['Prefixes: eq ne gt ge lt le sa eb ap.'] : []),
    `Modifiers: ${modifiers}${type === 'reference' ? ' :[type], and chains' : ''}.`,
  ].join(' ');
}

let sourcesByTarget: Map<string, string[]> | undefined;

function sourcesOf(type: ResourceType): readonly string[] {
  sourcesByTarget ??= readSources();
  return sourcesByTarget.get(type) ?? [];
}

function readSources(): Map<string, string[]> {
  const pairs = RESOURCE_TYPES.flatMap((source) =>
    searchableOf(source).flatMap(({ code, type, targets }) =>
      type === 'reference'
        ? (targets.length === 0 ? RESOURCE_TYPES : targets).map((target) => ({ target, source: `${source}:${code}` }))
        : [],
    ),
  );
  return new Map(
    [...Map.groupBy(pairs, ({ target }) => target)].map(([target, each]) => [target, each.map(({ source }) => source)]),
  );
}
