import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError } from '@/lib/domain/fhir/errors';
import type { Queryable } from '@/lib/server/database/queryable';
import { type CodeSet, sizeOf, unionOf } from '@/lib/server/repository/code-set';
import { conceptsOf, isKindOfHierarchy, isKnownInFull, reachedFrom } from '@/lib/server/repository/concepts';
import { impliedSystemOf } from '@/lib/server/repository/implied-systems';
import { UnknownTermError } from '@/lib/server/repository/unknown-term-error';
import { expandValueSet, MOST_CODES, type Terms } from '@/lib/server/repository/value-set';
import type { CodeMatch } from './codes-condition';
import { type Filter, isLookedUp, splitUnescaped, unescapeValue } from './search-filter';
import { matchReferences } from './search-hierarchy';
import { fetchTerms } from './stored-terms';

type Context = { db: Queryable; actor: Actor; baseUrl: string };
type ValueFilter = Extract<Filter, { kind: 'value' }>;
type Token = { system: string; code: string };

const MEDIA_TYPES = 'urn:ietf:bcp:13';

/**
 * Finds what `:in`, `:not-in`, `:above`, `:below` and `:contains` stand for, before the search becomes SQL: value sets
 * expanded, hierarchies of codes and of resources followed (hl7.org/fhir/R4/search.html#modifiers). `type` is what is searched.
 * @throws InputError that names the parameter and says what is not known here.
 */
export async function lookUp(type: string, filters: readonly Filter[], context: Context): Promise<Filter[]> {
  const resolved: Filter[] = [];
  for (const filter of filters) {
    resolved.push(await resolve(type, filter, context));
  }
  return resolved;
}

async function resolve(type: string, filter: Filter, context: Context): Promise<Filter> {
  switch (filter.kind) {
    case 'has':
      return { ...filter, filter: await resolve(filter.type, filter.filter, context) };
    case 'chain': {
      const targets = [];
      for (const target of filter.targets) {
        targets.push({ ...target, filter: await resolve(target.type, target.filter, context) });
      }
      return { ...filter, targets };
    }
    case 'value':
      return isLookedUp(filter) ? { ...filter, match: await matchOf(type, filter, context) } : filter;
    case 'id':
    case 'updated':
    case 'composite':
      return filter;
  }
}

async function namingParameter<T>({ parameter, modifier }: ValueFilter, find: () => Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof UnknownTermError) {
      const field = `${parameter.code}:${modifier}`;
      throw new InputError(`${field} cannot be searched: ${error.message}.`, {
        cause: error,
        fields: [{ field, message: error.message }],
      });
    }
    throw error;
  }
}

function matchOf(type: string, filter: ValueFilter, context: Context): Promise<NonNullable<ValueFilter['match']>> {
  return filter.parameter.type === 'reference'
    ? matchReferences(filter, context)
    : namingParameter(filter, () => matchCodes(type, filter, context));
}

async function matchCodes(type: string, filter: ValueFilter, context: Context): Promise<CodeMatch> {
  const { modifier, values } = filter;
  if (modifier === 'in' || modifier === 'not-in') {
    return {
      kind: 'codes',
      codes: inAny(values.map(unescapeValue), await fetchSets(values.map(unescapeValue), context)),
      mediaTypes: [],
    };
  }
  const tokens = values.map((value) => tokenOf(value, { type, filter }));
  const isMedia = ({ system }: Token) => system === MEDIA_TYPES && modifier === 'below';
  const others = tokens.filter((token) => !isMedia(token));
  const terms = await fetchTerms({ valueSets: [], codeSystems: others.map(({ system }) => system) }, context);
  const codes = others.map((token) => relatives(token, modifier === 'above' ? 'parents' : 'children', terms));
  return { kind: 'codes', codes: together(codes), mediaTypes: tokens.filter(isMedia).map(({ code }) => code) };
}

function fetchSets(valueSets: readonly string[], context: Context): Promise<Terms> {
  return fetchTerms({ valueSets, codeSystems: [] }, context);
}

function inAny(canonicals: readonly string[], terms: Terms): CodeSet {
  return together(
    canonicals.map((canonical) => {
      const set = terms.valueSet(canonical);
      if (set === undefined) {
        throw new UnknownTermError(`ValueSet ${canonical} is not known here`);
      }
      return expandValueSet(set, terms);
    }),
  );
}

/** A code and what stands above or below it. A code that the system does not have is matched by itself alone. */
function relatives({ system: url, code }: Token, way: 'parents' | 'children', terms: Terms): CodeSet {
  const system = terms.codeSystem(url);
  if (system === undefined || !isKnownInFull(system)) {
    throw new UnknownTermError(`CodeSystem ${url} is not known here in full`);
  }
  if (!isKindOfHierarchy(system)) {
    throw new UnknownTermError(`the hierarchy of CodeSystem ${url} means ${system.hierarchyMeaning}`);
  }
  return new Map([[url, { all: false, codes: reachedFrom(code, conceptsOf(system)[way]) }]]);
}

function together(sets: readonly CodeSet[]): CodeSet {
  const codes = sets.reduce<CodeSet>(unionOf, new Map());
  if (sizeOf(codes) > MOST_CODES) {
    throw new UnknownTermError(`it comes to more than ${MOST_CODES} codes`);
  }
  return codes;
}

function tokenOf(raw: string, { type, filter }: { type: string; filter: ValueFilter }): Token {
  const { parameter, modifier } = filter;
  const [first = '', second, ...rest] = splitUnescaped(raw, '|').map(unescapeValue);
  const code = second ?? first;
  const system = second === undefined ? impliedSystemOf(type, parameter.expression)?.(code) : first;
  if (rest.length > 0 || code === '' || system === undefined || system === '') {
    throw new InputError(`${parameter.code}:${modifier} must be system|code.`, {
      fields: [{ field: `${parameter.code}:${modifier}`, message: 'malformed token' }],
    });
  }
  return { system, code };
}
