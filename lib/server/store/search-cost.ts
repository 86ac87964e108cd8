import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import {
  MOST_ELEMENTS,
  MOST_IDS,
  MOST_INCLUDE_ROUNDS,
  MOST_INCLUDES,
  MOST_POINTED_AT,
  MOST_SCANNED_VALUES,
  MOST_SEARCHED_VALUES,
  MOST_SORT_KEYS,
  MOST_VALUES_ELSEWHERE,
} from '@/lib/server/repository/search-limits';
import { isSearchable, searchParametersOf } from '@/lib/server/repository/search-parameters';
import { type Filter, isLookedUp } from './search-filter';
import type { SearchQuery } from './search-query';

/** Values that a filter compares: ids, all others, those on other types than Task, and those that no index answers. */
type Cost = { ids: number; values: number; elsewhere: number; scanned: number };
type Limit = readonly [asked: number, most: number, what: string];

/** Refuses a search that asks for more than one search may. @throws InputError */
export function refuseTooMuch(type: string, query: SearchQuery): void {
  const { filters, sort, elements, includes, revincludes, count } = query;
  const cost = filters.map((filter) => costOf(type, filter)).reduce(sumOf, NOTHING);
  const pointing = revincludes.reduce(
    (sum, { source, code, iterate }) =>
      sum + (code === '*' ? referencesOf(source) : 1) * (iterate ? MOST_INCLUDE_ROUNDS : 1),
    0,
  );
  const limits: readonly Limit[] = [
    [cost.ids, MOST_IDS, 'values of _id'],
    [cost.values, MOST_SEARCHED_VALUES, 'values'],
    [cost.elsewhere, MOST_VALUES_ELSEWHERE, 'values of other types than Task'],
    [cost.scanned, MOST_SCANNED_VALUES, 'values of dates, numbers, texts and chains'],
    [sort.length, MOST_SORT_KEYS, 'parts of _sort'],
    [elements.length, MOST_ELEMENTS, 'parts of _elements'],
    [includes.length + revincludes.length, MOST_INCLUDES, '_include and _revinclude'],
    [pointing * count, MOST_POINTED_AT, 'resources times _revinclude (set _count)'],
  ];
  const over = limits.find(([asked, most]) => asked > most);
  if (over !== undefined) {
    throw new InputError(`A search takes at most ${over[1]} ${over[2]}. Ask in parts.`);
  }
}

/** One value that is looked up, or followed up and down a hierarchy, costs as much as so many that are compared. */
const COST_OF_LOOKING_UP = 100;
/** What points here is found by reading all that could. */
const COST_OF_HAS = 4;
const NOTHING: Cost = { ids: 0, values: 0, elsewhere: 0, scanned: 0 };

function sumOf(one: Cost, other: Cost): Cost {
  return {
    ids: one.ids + other.ids,
    values: one.values + other.values,
    elsewhere: one.elsewhere + other.elsewhere,
    scanned: one.scanned + other.scanned,
  };
}

function costOf(type: string, filter: Filter): Cost {
  switch (filter.kind) {
    case 'id':
      return { ...NOTHING, ids: filter.values.length };
    case 'updated':
      return { ...NOTHING, values: filter.values.length, scanned: filter.values.length };
    case 'chain':
      return filter.targets.map((target) => oneStep(costOf(target.type, target.filter))).reduce(sumOf, NOTHING);
    case 'has':
      return oneStep(costOf(filter.type, filter.filter), COST_OF_HAS);
    case 'composite': {
      const values = filter.values.length;
      return { ids: 0, values, elsewhere: values, scanned: values };
    }
    case 'value': {
      const values = filter.values.length * (isLookedUp(filter) ? COST_OF_LOOKING_UP : 1);
      return {
        ids: 0,
        values,
        elsewhere: type === 'Task' ? 0 : values,
        scanned: filter.values.filter((value) => isScanned(filter, value)).length,
      };
    }
  }
}

function oneStep(cost: Cost, steps = 1): Cost {
  return { ...cost, scanned: cost.scanned + steps };
}

const MOST_TYPES_SPELLED_OUT = 10;

function isScanned({ parameter, modifier }: Extract<Filter, { kind: 'value' }>, value: string): boolean {
  const { type, targets } = parameter;
  if (modifier !== undefined && /^(?:text|contains|exact|above|below)$/.test(modifier)) {
    return true;
  }
  switch (type) {
    case 'token':
      return value.startsWith('|');
    case 'reference':
      // An id whose type is not known.
      return (targets.length === 0 || targets.length > MOST_TYPES_SPELLED_OUT) && !/[/:]/.test(value);
    case 'uri':
      return false;
    default:
      return true;
  }
}

function referencesOf(type: string): number {
  return [...searchParametersOf(type).values()].filter(
    (each) => each.type === 'reference' && isSearchable(type, each.code),
  ).length;
}
