import 'server-only';
import type { CodeSystem, ValueSet } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import { isResourceId } from '@/lib/domain/fhir/resource-type';
import type { Queryable } from '@/lib/server/database/queryable';
import { visibleCondition } from '@/lib/server/projection/visibility';
import { BUILT_IN_TERMS } from '@/lib/server/repository/built-in-terms';
import { UnknownTermError } from '@/lib/server/repository/unknown-term-error';
import { type Terms, termsOf } from '@/lib/server/repository/value-set';

type Context = { db: Queryable; actor: Actor; baseUrl: string };

/** One search fetches no more definitions than this. */
const MOST_FETCHED = 100;

/**
 * The value sets and code systems asked for, with all that they refer to: those in the store that the actor may see go
 * before those of R4 itself. @throws UnknownTermError when they refer to more than one search may fetch.
 */
export async function fetchTerms(
  asked: { valueSets: readonly string[]; codeSystems: readonly string[] },
  context: Context,
): Promise<Terms> {
  const sets = new Map<string, ValueSet | undefined>();
  const systems = new Set(asked.codeSystems);
  const waiting = [...asked.valueSets];
  for (let canonical = waiting.pop(); canonical !== undefined; canonical = waiting.pop()) {
    if (!sets.has(canonical)) {
      const set = await fetchSet(canonical, context);
      sets.set(canonical, set);
      const more = set === undefined ? undefined : termsOf(set);
      waiting.push(...(more?.valueSets ?? []));
      addAll(systems, more?.codeSystems ?? []);
      refuseTooMany(sets.size + systems.size);
    }
  }
  const found = new Map<string, CodeSystem | undefined>();
  for (const canonical of systems) {
    found.set(canonical, await fetchSystem(canonical, context));
  }
  return { valueSet: (canonical) => sets.get(canonical), codeSystem: (canonical) => found.get(canonical) };
}

function refuseTooMany(count: number): void {
  if (count > MOST_FETCHED) {
    throw new UnknownTermError(`more than ${MOST_FETCHED} value sets and code systems are needed`);
  }
}

function addAll(set: Set<string>, values: readonly string[]): void {
  for (const value of values) {
    set.add(value);
  }
}

async function fetchSet(canonical: string, context: Context): Promise<ValueSet | undefined> {
  return (await fetchStored<ValueSet>('ValueSet', canonical, context)) ?? BUILT_IN_TERMS.valueSet(canonical);
}

async function fetchSystem(canonical: string, context: Context): Promise<CodeSystem | undefined> {
  return (await fetchStored<CodeSystem>('CodeSystem', canonical, context)) ?? BUILT_IN_TERMS.codeSystem(canonical);
}

/** By `ValueSet/id` if there is one, else by canonical URL; of several the one written last. */
async function fetchStored<T>(
  kind: 'ValueSet' | 'CodeSystem',
  canonical: string,
  { db, actor, baseUrl }: Context,
): Promise<T | undefined> {
  const values: unknown[] = [kind];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const [url, version] = canonical.split('|');
  const named = { url: [{ u: url }], ...(version !== undefined && { version: [{ c: version }] }) };
  const [type, id, ...rest] = canonical.replace(`${baseUrl}/`, '').split('/');
  const isLiteral = type === kind && isResourceId(id) && rest.length === 0;
  const byId = `r.id = ${bind(isLiteral ? id : '')}::text`;
  const { rows } = await db.query<{ content: string }>(
    `select r.content from resource r where r.type = $1 and not r.deleted
       and (${byId} or r.search @> ${bind(JSON.stringify(named))}::jsonb) and ${visibleCondition(actor, kind, { alias: 'r', bind })}
     order by (${byId}) desc, r.updated desc, r.id limit 1`,
    values,
  );
  return rows[0] === undefined ? undefined : (JSON.parse(rows[0].content) as T);
}
