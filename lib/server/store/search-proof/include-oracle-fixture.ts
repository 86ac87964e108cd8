import 'server-only';
import { definitionsOf } from './definitions-fixture';
import type { Held, Query, World } from './held-fixture';
import { targetsOf } from './reference-oracle-fixture';

type Wanted = {
  source: string;
  codes: readonly string[];
  target: string | undefined;
  iterate: boolean;
  reverse: boolean;
};

/** What a page of matches must bring along, as `Type/id`, sorted (hl7.org/fhir/R4/search.html#revinclude). */
export function includedBy(query: Query, matches: readonly Held[], world: World): string[] {
  const wanted = query.parts.flatMap(([name, value]) => wantedOf(name, value));
  const known = new Set<Held>(matches);
  let from: readonly Held[] = matches;
  for (let first = true; from.length > 0; first = false) {
    const now = wanted.filter(({ iterate }) => first || iterate);
    const added = new Set(now.flatMap((each) => broughtBy(each, from, world)).filter((each) => !known.has(each)));
    for (const each of added) {
      known.add(each);
    }
    from = [...added];
  }
  return [...known]
    .filter((each) => !matches.includes(each))
    .map(({ resourceType, id }) => `${resourceType}/${id}`)
    .sort();
}

function wantedOf(name: string, value: string): Wanted[] {
  const [parameter, modifier] = name.split(':');
  if (parameter !== '_include' && parameter !== '_revinclude') {
    return [];
  }
  const [source = '', code = '', target] = value.split(':');
  const all = [...definitionsOf(source).values()].filter(({ type }) => type === 'reference').map((each) => each.code);
  return [
    {
      source,
      codes: code === '*' ? all : [code],
      target,
      iterate: modifier === 'iterate',
      reverse: parameter === '_revinclude',
    },
  ];
}

function broughtBy({ source, codes, target, reverse }: Wanted, from: readonly Held[], world: World): Held[] {
  const candidates = (reverse ? world.resources : from).filter(({ resourceType }) => resourceType === source);
  return candidates.flatMap((each) => {
    const targets = codes
      .flatMap((code) => targetsOf(each, code, world))
      .filter((found) => world.resources.includes(found) && (target === undefined || found.resourceType === target));
    if (!reverse) {
      return targets;
    }
    return targets.some((found) => from.includes(found)) ? [each] : [];
  });
}
