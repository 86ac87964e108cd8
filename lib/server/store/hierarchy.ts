import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type Bind, visibleCondition } from '@/lib/server/projection/visibility';
import { isSearchable, searchParametersOf } from '@/lib/server/repository/search-parameters';

type Sql = { alias: string; bind: Bind; actor: Actor; baseUrl: string };
type Way = 'above' | 'below';

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
 * The reference under `code` is to this resource or to one above or below it, as far as the actor sees the resources between
 * (hl7.org/fhir/R4/search.html#recursive). The type must have a hierarchy.
 */
export function hierarchyCondition(
  code: string,
  root: { type: string; id: string },
  { alias, bind, actor, baseUrl, ways }: Sql & { ways: readonly Way[] },
): string {
  const partOf = hierarchyOf(root.type);
  const base = `${bind(`${baseUrl}/`)}::text`;
  const member = `${alias}n`;
  const visible = () =>
    `${member}.type = ${bind(root.type)} and not ${member}.deleted and ${visibleCondition(actor, root.type, { alias: member, bind })}`;
  const next: Record<Way, () => string> = {
    below: () => `select ${member}.id, tree.depth + 1 from tree join resource ${member} on ${visible()}
      and ${member}.search @> any (array[${referencing(partOf, `'${root.type}/' || tree.id`)}, ${referencing(partOf, `${base} || '${root.type}/' || tree.id`)}])`,
    above: () => `select substr(replace(value->>'r', ${base}, ''), ${root.type.length + 2}) collate "C", tree.depth + 1
      from tree join resource ${member} on ${member}.id = tree.id and ${visible()} cross join jsonb_array_elements(${member}.search->'${partOf}') value
      where replace(value->>'r', ${base}, '') like '${root.type}/%'`,
  };
  const tree = (way: Way) =>
    `(with recursive tree(id, depth) as (select ${bind(root.id)}::text collate "C", 0 union select * from (${next[way]()}) step(id, depth) where depth <= ${DEEPEST}) select id from tree)`;
  return `${alias}.search @> any (array(
    select ${referencing(code, `prefix || '${root.type}/' || found.id`)}
    from (${ways.map(tree).join(' union ')}) found cross join (values (''), (${base})) as spelling(prefix)))`;
}

function referencing(code: string | undefined, reference: string): string {
  return `jsonb_build_object('${code}', jsonb_build_array(jsonb_build_object('r', ${reference})))`;
}
