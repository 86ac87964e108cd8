import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError } from '@/lib/domain/fhir/errors';
import type { Queryable } from '@/lib/server/database/queryable';
import { followHierarchy, hierarchyOf, type Way } from './hierarchy';
import type { ReferenceMatch } from './references-condition';
import type { ValueFilter } from './search-filter';
import { isAbsolute, literalOf, relativeReference } from './search-references';

type Context = { db: Queryable; actor: Actor; baseUrl: string };

const WAYS: Record<string, readonly Way[]> = { above: ['above'], below: ['below'], contains: ['above', 'below'] };
/** As many as the codes of a value set. */
const MOST_RESOURCES = 10_000;
/** A bare id is looked for in so many types. */
const MOST_TYPES = 10;

/**
 * The resources that `:above`, `:below` or `:contains` of a reference stands for.
 * @throws InputError when a value is no reference to a type that has a hierarchy, or too many stand there.
 */
export async function matchReferences(filter: ValueFilter, context: Context): Promise<ReferenceMatch> {
  const { modifier = '', values } = filter;
  const texts = values.map((raw) => literalOf(raw, context.baseUrl));
  const isCanonical = (text: string) => modifier === 'below' && isAbsolute(text);
  const roots = texts.filter((text) => !isCanonical(text)).flatMap((text) => rootsOf(text, filter));
  const references = new Set<string>();
  for (const [type, each] of Map.groupBy(roots, (root) => root.type)) {
    const ids = each.map(({ id }) => id);
    for (const way of WAYS[modifier] ?? []) {
      const found = await followHierarchy({ type, ids, way, most: MOST_RESOURCES }, context);
      for (const id of found) {
        references.add(`${type}/${id}`);
      }
    }
    refuseTooMany(references.size, filter);
  }
  return { kind: 'references', references: [...references], canonicals: texts.filter(isCanonical) };
}

function rootsOf(text: string, { parameter, modifier }: ValueFilter): { type: string; id: string }[] {
  const field = `${parameter.code}:${modifier}`;
  const { type, id } = relativeReference(text, field);
  const types = (type === undefined ? parameter.targets : [type]).filter((each) => hierarchyOf(each) !== undefined);
  if (types.length === 0 || types.length > MOST_TYPES) {
    throw new InputError(`${field} needs Type/id of a type that has parts, such as Location.`, {
      fields: [{ field, message: 'no hierarchy' }],
    });
  }
  return types.map((each) => ({ type: each, id }));
}

function refuseTooMany(count: number, { parameter, modifier }: ValueFilter): void {
  if (count > MOST_RESOURCES) {
    const field = `${parameter.code}:${modifier}`;
    throw new InputError(`${field} comes to more than ${MOST_RESOURCES} resources. Ask in parts.`, {
      fields: [{ field, message: 'too many' }],
    });
  }
}
