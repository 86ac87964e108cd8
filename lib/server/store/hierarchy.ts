import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Queryable } from '@/lib/server/database/queryable';
import { visibleCondition } from '@/lib/server/projection/visibility';
import { isSearchable, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { listedCondition } from './listed-condition';
import { rowsOf } from './search-rows';
import { referenceTerm, termsCondition } from './task-search';

type Context = { db: Queryable; actor: Actor };
export type Way = 'above' | 'below';

/** The parameters by which R4 says of what a resource is a part (hl7.org/fhir/R4/references.html#circular). */
const PART_OF = ['partof', 'part-of', 'parent'] as const;
/** Deeper than wards, teams or tasks are ever nested, and an end to those that stand in a circle. */
const DEEPEST = 20;

/** The parameter by which resources of a type stand above each other; undefined when they do not. */
export function hierarchyOf(type: string): string | undefined {
  const parameters = searchParametersOf(type);
  return PART_OF.find((code) => {
    const { type: kind, targets = [] } = parameters.get(code) ?? {};
    return kind === 'reference' && isSearchable(type, code) && (targets.length === 0 || targets.includes(type));
  });
}

/**
 * The ids of resources of one type and of those above or below them, as far as the actor sees the resources between
 * (hl7.org/fhir/R4/search.html#recursive); one level after the other, until there are more than `most`.
 */
export async function followHierarchy(
  { type, ids, way, most }: { type: string; ids: readonly string[]; way: Way; most: number },
  context: Context,
): Promise<ReadonlySet<string>> {
  const found = new Set(ids);
  let level = ids;
  for (let depth = 0; depth < DEEPEST && level.length > 0 && found.size <= most; depth += 1) {
    const next = way === 'below' ? await readBelow(type, level, context) : await readAbove(type, level, context);
    level = [...new Set(next)].filter((each) => !found.has(each));
    for (const each of level) {
      found.add(each);
    }
  }
  return found;
}

async function readBelow(type: string, ids: readonly string[], { db, actor }: Context): Promise<string[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { from, where, task } = rowsOf(type, 'm');
  const code = hierarchyOf(type) ?? '';
  const wanted = ids.map((id) => `${type}/${id}`);
  const points =
    task === undefined
      ? listedCondition(code, { field: 'r', wanted }, { alias: 'm', bind })
      : termsCondition(
          wanted.map((each) => referenceTerm(code, each)),
          { task, bind },
        );
  const { rows } = await db.query<{ id: string }>(
    `select m.id from ${from} where ${where} and ${points} and ${visibleCondition(actor, type, { alias: 'm', bind })}`,
    values,
  );
  return rows.map(({ id }) => id);
}

async function readAbove(type: string, ids: readonly string[], { db, actor }: Context): Promise<string[]> {
  const values: unknown[] = [type, ids];
  const visible = visibleCondition(actor, type, { alias: 'm', bind: (value) => `$${values.push(value)}` });
  const { rows } = await db.query<{ reference: string | null }>(
    `select value->>'r' as reference from resource m cross join jsonb_array_elements(m.search->'${hierarchyOf(type)}') value
     where m.type = $1 and not m.deleted and m.id = any ($2::text[]) and ${visible}`,
    values,
  );
  return rows.flatMap(({ reference }) => {
    const [of, id, ...rest] = (reference ?? '').split('/');
    return of === type && id !== undefined && rest.length === 0 ? [id] : [];
  });
}
