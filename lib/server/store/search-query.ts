import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError } from '@/lib/domain/fhir/errors';
import { isResourceType } from '@/lib/domain/fhir/resource-type';
import { isSearchable, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { SUMMARIES, type Summary } from '@/lib/server/repository/shape-resource';
import { type Filter, parseFilter } from './search-filter';

/** One `_include` or `_revinclude`: the references of `source` under `code`, to `target` or any type. */
export type Include = { source: string; code: string; target: string | undefined; iterate: boolean };
export type SortKey = { code: string; descending: boolean };

/** A search as it was understood; `understood` is what the self link says (hl7.org/fhir/R4/search.html#conformance). */
export type SearchQuery = {
  filters: Filter[];
  sort: SortKey[];
  count: number;
  total: 'none' | 'estimate' | 'accurate' | undefined;
  summary: Summary;
  elements: readonly string[];
  includes: Include[];
  revincludes: Include[];
  cursor: string | undefined;
  understood: [string, string][];
};

/** Who searches, and what the answer says of itself. `strict` refuses what is not understood. */
export type SearchOptions = {
  actor: Actor;
  baseUrl: string;
  strict?: boolean;
  now: Date;
};

/** How many resources a page has unasked, and at most. */
export const DEFAULT_COUNT = 50;
export const MOST_COUNT = 1000;
/** More than any client asks for, and few enough that one search cannot keep the database busy. */
const MOST = { values: 2000, sort: 20, includes: 50 } as const;
const TOTALS = ['none', 'estimate', 'accurate'] as const;

/** What a result parameter does to the query; false when it cannot be understood, which strict handling refuses. */
type Reader = (query: SearchQuery, value: string, context: { type: string; name: string }) => boolean;

const RESULT_PARAMETERS: Record<string, Reader> = {
  _count: (query, value) => assign(query, { count: parseCount(value) }),
  _sort: (query, value, { type }) => readSort(query, value, type),
  _total: (query, value) => assign(query, { total: oneOf(TOTALS, value, '_total') }),
  _summary: (query, value) => assign(query, { summary: oneOf(SUMMARIES, value, '_summary') }),
  _elements: (query, value) =>
    assign(query, {
      elements: [
        ...query.elements,
        ...value
          .split(',')
          .map((each) => each.trim())
          .filter(Boolean),
      ],
    }),
  _include: (query, value, { name }) => readInclude(query.includes, value, name),
  _revinclude: (query, value, { name }) => readInclude(query.revincludes, value, name),
  _cursor: (query, value) => assign(query, { cursor: value }),
};
/** About the answer's form, read where the request is read. */
const NOT_OURS: ReadonlySet<string> = new Set(['_format', '_pretty']);

/**
 * Understands a search. What is unknown is left out, or refused when `strict` (hl7.org/fhir/R4/search.html#errors);
 * malformed values are refused always. @throws InputError
 */
export function parseSearch(type: string, parameters: URLSearchParams, options: { strict: boolean }): SearchQuery {
  const query: SearchQuery = {
    filters: [],
    sort: [],
    count: DEFAULT_COUNT,
    total: undefined,
    summary: 'false',
    elements: [],
    includes: [],
    revincludes: [],
    cursor: undefined,
    understood: [],
  };
  for (const [name, value] of parameters) {
    if (NOT_OURS.has(name)) {
      continue;
    }
    refuseControlCharacters(name, value);
    if (understand(query, { type, name, value, strict: options.strict })) {
      query.understood.push([name, value]);
    } else if (options.strict) {
      throw new InputError(`${type} cannot be searched by ${name}.`, {
        fields: [{ field: name, message: 'not supported' }],
      });
    }
  }
  refuseTooMany(query);
  return query;
}

function refuseTooMany({ filters, sort, includes, revincludes }: SearchQuery): void {
  const values = filters.reduce((sum, filter) => sum + comparisonsOf(filter), 0);
  const counts = { values, sort: sort.length, includes: includes.length + revincludes.length };
  for (const [what, most] of Object.entries(MOST)) {
    if (counts[what as keyof typeof MOST] > most) {
      throw new InputError(`A search takes at most ${most} ${NAMES[what as keyof typeof MOST]}. Ask in parts.`);
    }
  }
}

const NAMES = { values: 'values', sort: 'parts of _sort', includes: '_include and _revinclude' } as const;

function comparisonsOf(filter: Filter): number {
  switch (filter.kind) {
    case 'id':
      return 1;
    case 'chain':
      return filter.targets.reduce((sum, target) => sum + comparisonsOf(target.filter), 0);
    case 'has':
      return comparisonsOf(filter.filter);
    case 'value':
    case 'updated':
      return filter.values.length;
  }
}

function understand(query: SearchQuery, part: { type: string; name: string; value: string; strict: boolean }): boolean {
  const { type, name, value, strict } = part;
  const base = name.split(':')[0] ?? '';
  const reader = Object.hasOwn(RESULT_PARAMETERS, base) ? RESULT_PARAMETERS[base] : undefined;
  if (reader !== undefined) {
    return reader(query, value, { type, name });
  }
  if (value === '' && !strict) {
    return false;
  }
  const filter = parseFilter(type, name, value);
  if (filter !== undefined) {
    query.filters.push(filter);
  }
  return filter !== undefined;
}

function refuseControlCharacters(name: string, value: string): void {
  if (name.includes('\0') || value.includes('\0') || !value.isWellFormed()) {
    throw new InputError('A search may not contain control characters.', {
      fields: [{ field: name.replaceAll('\0', ''), message: 'malformed' }],
    });
  }
}

function assign(query: SearchQuery, part: Partial<SearchQuery>): true {
  Object.assign(query, part);
  return true;
}

function oneOf<T extends string>(allowed: readonly T[], value: string, name: string): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    throw new InputError(`${name} must be one of ${allowed.join(', ')}.`, {
      fields: [{ field: name, message: 'unknown value' }],
    });
  }
  return found;
}

/** @throws InputError when `_count` is not a whole number from 0. */
export function parseCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) {
    throw new InputError('_count must be a whole number from 0.', {
      fields: [{ field: '_count', message: 'not a number' }],
    });
  }
  return Math.min(Number(value), MOST_COUNT);
}

function readSort(query: SearchQuery, value: string, type: string): boolean {
  const keys = value.split(',').map((key) => ({ code: key.replace(/^-/, ''), descending: key.startsWith('-') }));
  if (!keys.every(({ code }) => code === '_id' || code === '_lastUpdated' || isSearchable(type, code))) {
    return false;
  }
  return assign(query, { sort: [...query.sort, ...keys] });
}

function readInclude(includes: Include[], value: string, name: string): boolean {
  const [source, code, target] = value.split(':');
  const modifier = name.split(':')[1];
  if (modifier !== undefined && modifier !== 'iterate' && modifier !== 'recurse') {
    throw new InputError(`${name} does not take the modifier :${modifier}.`, {
      fields: [{ field: name, message: 'not supported' }],
    });
  }
  if (!isResourceType(source) || code === undefined || (target !== undefined && !isResourceType(target))) {
    return false;
  }
  if (code !== '*' && (!isSearchable(source, code) || searchParametersOf(source).get(code)?.type !== 'reference')) {
    return false;
  }
  includes.push({ source, code, target, iterate: modifier !== undefined });
  return true;
}
