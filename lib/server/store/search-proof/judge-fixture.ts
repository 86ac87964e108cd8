import 'server-only';
import { foundBy } from './evaluate-fixture';
import type { Held, Query, World } from './held-fixture';
import { includedBy } from './include-oracle-fixture';
import { misplaced } from './order-oracle-fixture';
import { valuesOf } from './query-text-fixture';

/** One page as the store gave it: ids of the matches in order, `Type/id` of what came along, and the total it named. */
export type Page = { matches: readonly string[]; included: readonly string[]; total: number | undefined };
/** All pages of one answer, or why there is none. */
export type Answer = { pages: readonly Page[]; fault?: string };

/** How the store's answer differs from the second implementation's; undefined when it does not. */
export function judge(query: Query, answer: Answer, world: World): string | undefined {
  if (answer.fault !== undefined) {
    return answer.fault;
  }
  const expected = foundBy(query, world);
  return (
    differenceOfSets(
      expected.map(({ id }) => id),
      answer.pages.flatMap(({ matches }) => matches),
    ) ??
    wrongOrder(query, answer, expected) ??
    wrongTotal(query, answer, expected.length) ??
    wrongIncludes(query, answer, { expected, world })
  );
}

/** Whether an answer says something: neither nothing nor everything of the type. */
export function isTelling({ type }: Query, answer: Answer, world: World): boolean {
  const found = answer.pages.reduce((sum, { matches }) => sum + matches.length, 0);
  return found > 0 && found < world.resources.filter(({ resourceType }) => resourceType === type).length;
}

function differenceOfSets(expected: readonly string[], given: readonly string[]): string | undefined {
  const missing = expected.filter((id) => !given.includes(id));
  const wrong = given.filter((id) => !expected.includes(id));
  const twice = given.filter((id, index) => given.indexOf(id) !== index);
  const parts = Object.entries({ missing, wrong, twice }).filter(([, ids]) => ids.length > 0);
  return parts.length === 0 ? undefined : parts.map(([what, ids]) => `${what}: ${ids.join(' ')}`).join('; ');
}

function wrongOrder(query: Query, { pages }: Answer, expected: readonly Held[]): string | undefined {
  const byId = new Map(expected.map((each) => [each.id, each]));
  const sequence = pages.flatMap(({ matches }) => matches.flatMap((id) => byId.get(id) ?? []));
  const problem = misplaced(query, sequence);
  return problem === undefined ? undefined : `order: ${problem}`;
}

function wrongTotal(query: Query, { pages }: Answer, expected: number): string | undefined {
  const mustSay = valuesOf(query, '_total').includes('accurate');
  const wrong = pages.find(({ total }) => (total === undefined ? mustSay : total !== expected));
  return wrong === undefined ? undefined : `total: ${wrong.total} instead of ${expected}`;
}

function wrongIncludes(
  query: Query,
  { pages }: Answer,
  { expected, world }: { expected: readonly Held[]; world: World },
): string | undefined {
  for (const { matches, included } of pages) {
    const wanted = includedBy(
      query,
      expected.filter(({ id }) => matches.includes(id)),
      world,
    );
    const difference = differenceOfSets(wanted, included);
    if (difference !== undefined) {
      return `included ${difference}`;
    }
  }
  return undefined;
}
