import 'server-only';
import type { Resource } from '@medplum/fhirtypes';
import { type CompositeParameter, compositeParametersOf } from '@/lib/server/repository/composite-parameters';
import { impliedSystemOf } from '@/lib/server/repository/implied-systems';
import type { SearchParameter } from '@/lib/server/repository/search-parameters';
import { type IndexValue, indexedBy } from './index-values';
import { compilePath, type PathReader, unwrap } from './search-path';

/** What the index holds of one element: the values of each component by its code. */
type CompositeValue = Record<string, IndexValue[]>;
type ComponentReader = { code: string; read: (element: Resource, root: Resource) => IndexValue[] };

/** For each composite parameter of a type, what finds its values: only elements that have a value for every component. */
export function compositeReadersOf(type: string): { code: string; read: (resource: Resource) => CompositeValue[] }[] {
  return [...compositeParametersOf(type).values()].map((composite) => {
    const elements = compilePath(composite.expression, type);
    const components = composite.components.map((component) => componentReader(component, composite, type));
    return {
      code: composite.code,
      read: (resource) =>
        elements(resource).flatMap((element) =>
          togetherIn(unwrap(element) as Resource, { components, root: resource }),
        ),
    };
  });
}

function togetherIn(
  element: Resource,
  { components, root }: { components: readonly ComponentReader[]; root: Resource },
): CompositeValue[] {
  const values = components.map(({ code, read }) => [code, read(element, root)] as const);
  return values.every(([, found]) => found.length > 0) ? [Object.fromEntries(values)] : [];
}

const OF_RESOURCE = '%resource.';

function componentReader(component: SearchParameter, composite: CompositeParameter, type: string): ComponentReader {
  const { code, expression } = component;
  const implied = impliedSystemOf(type, `${composite.expression}.${expression}`);
  const indexed = indexedBy(component.type, implied);
  if (expression.startsWith(OF_RESOURCE)) {
    const path: PathReader = compilePath(expression.replace(OF_RESOURCE, `${type}.`), type);
    return { code, read: (_, root) => path(root).flatMap((each) => indexed(unwrap(each))) };
  }
  const path: PathReader = compilePath(expression, 'Element');
  return { code, read: (element) => path(element).flatMap((each) => indexed(unwrap(each))) };
}
