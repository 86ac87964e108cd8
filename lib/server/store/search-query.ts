import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { InputError } from '@/lib/domain/fhir/errors';
import { isResourceType } from '@/lib/domain/fhir/resource-type';
import {
  DEFAULT_COUNT,
  LONGEST_NAME,
  LONGEST_VALUE,
  MOST_COUNT,
  MOST_ELEMENTS,
  MOST_PARAMETERS,
  MOST_SORT_KEYS,
} from '@/lib/server/repository/search-limits';
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
          .split(',', MOST_ELEMENTS + 1)
          .map((each) => each.trim())
          .filter(Boolean),
      ],
    }),
  _include: (query, value, context) =>
    readInclude(query.includes, value === '*' && context.name === '_include' ? `${context.type}:*` : value, {
      ...context,
      reaches: ({ source }) => source === context.type,
    }),
  _revinclude: (query, value, context) =>
    readInclude(query.revincludes, value, { ...context, reaches: (include) => pointsAt(include, context.type) }),
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
  if (parameters.size > MOST_PARAMETERS) {
    throw new InputError(`A search takes at most ${MOST_PARAMETERS} parameters. Ask in parts.`);
  }
  for (const [name, value] of parameters) {
    if (NOT_OURS.has(name)) {
      continue;
    }
    refuseTooLong(name, value);
    refuseControlCharacters(name, value);
    if (understand(query, { type, name, value, strict: options.strict })) {
      query.understood.push([name, value]);
    } else if (options.strict) {
      throw new InputError(`${type} cannot be searched by ${name}.`, {
        fields: [{ field: name, message: 'not supported' }],
      });
    }
  }
  return query;
}

function understand(query: SearchQuery, part: { type: string; name: string; value: string; strict: boolean }): boolean {
  const { type, name, value, strict } = part;
  const base = name.split(':')[0] ?? '';
  const reader = Object.hasOwn(RESULT_PARAMETERS, base) ? RESULT_PARAMETERS[base] : undefined;
  if (reader !== undefined) {
    refuseModifiers(base, name);
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

function refuseTooLong(name: string, value: string): void {
  if (name.length > LONGEST_NAME || (value.length > LONGEST_VALUE && name !== '_id')) {
    throw new InputError('The name or the value of a parameter is too long.', {
      fields: [{ field: name.slice(0, LONGEST_NAME), message: 'too long' }],
    });
  }
}

function refuseControlCharacters(name: string, value: string): void {
  if (name.includes('\0') || value.includes('\0') || !value.isWellFormed()) {
    throw new InputError('A search may not contain control characters.', {
      fields: [{ field: name.replaceAll('\0', ''), message: 'malformed' }],
    });
  }
}

/** Of the parameters about the answer, only the includes have modifiers. */
function refuseModifiers(base: string, name: string): void {
  if (name !== base && base !== '_include' && base !== '_revinclude') {
    throw new InputError(`${base} takes no modifier.`, { fields: [{ field: name, message: 'not supported' }] });
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
  const keys = value
    .split(',', MOST_SORT_KEYS + 1)
    .map((key) => ({ code: key.replace(/^-/, ''), descending: key.startsWith('-') }));
  if (!keys.every(({ code }) => code === '_id' || code === '_lastUpdated' || isSearchable(type, code))) {
    return false;
  }
  return assign(query, { sort: [...query.sort, ...keys] });
}

/** Whether what `_revinclude` names can refer to a resource of the type. */
function pointsAt({ source, code }: Pick<Include, 'source' | 'code'>, type: string): boolean {
  const { targets = [] } = searchParametersOf(source).get(code) ?? {};
  return targets.length === 0 || targets.includes(type);
}

type IncludeContext = { name: string; reaches: (include: Pick<Include, 'source' | 'code'>) => boolean };

/** What cannot start from the matches is not understood, unless `:iterate` may come to it. */
function readInclude(includes: Include[], value: string, { name, reaches }: IncludeContext): boolean {
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
  const iterate = modifier !== undefined;
  if (!iterate && !reaches({ source, code })) {
    return false;
  }
  includes.push({ source, code, target, iterate });
  return true;
}
