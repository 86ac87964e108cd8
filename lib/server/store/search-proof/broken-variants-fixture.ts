import 'server-only';
import type { Part, Query } from './held-fixture';
import type { Answer } from './judge-fixture';
import { codesOf } from './random-condition-fixture';

/** Somebody who overlooks one thing: how a query reads to them. The same judgement must catch each of them. */
export type Variant = { name: string; reads: (query: Query) => Query };

function dropping(name: string, isOverlooked: (part: Part) => boolean): Variant {
  return { name, reads: ({ type, parts }) => ({ type, parts: parts.filter((part) => !isOverlooked(part)) }) };
}

function rewriting(name: string, rewrite: (part: Part) => Part): Variant {
  return { name, reads: ({ type, parts }) => ({ type, parts: parts.map(rewrite) }) };
}

const head = ([name]: Part) => name.split(/[.:]/)[0] ?? '';

/** Who ignores one parameter of Task, one way of following references, or what shall come along. */
export const IGNORING: readonly Variant[] = [
  ...codesOf('Task').map((code) => ignoringOfTask(code)),
  dropping('_has', (part) => head(part) === '_has'),
  dropping('chains', ([name]) => name.includes('.') && !name.startsWith('_has')),
  dropping('_include', (part) => head(part) === '_include'),
  dropping('_revinclude', (part) => head(part) === '_revinclude'),
  dropping('_include:iterate', ([name]) => name === '_include:iterate'),
];

function ignoringOfTask(code: string): Variant {
  const { name, reads } = dropping(`Task ${code}`, (part) => head(part) === code);
  return { name, reads: (query) => (query.type === 'Task' ? reads(query) : query) };
}

const MODIFIERS = ['not', 'text', 'of-type', 'identifier', 'missing', 'exact', 'contains', 'above', 'below'];
const PREFIXES = ['ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'];

/** Who compares carelessly: overlooks a modifier, a prefix, a type, a system, all but the first of a list, or what is escaped. */
export const CARELESS: readonly Variant[] = [
  ...MODIFIERS.map((modifier) =>
    rewriting(`:${modifier}`, ([name, value]) => [name.replace(new RegExp(`:${modifier}$`), ''), value]),
  ),
  ...PREFIXES.map((prefix) =>
    rewriting(prefix, ([name, value]) => [name, value.replace(new RegExp(`(^|,)${prefix}(?=[\\d-])`, 'g'), '$1')]),
  ),
  rewriting(':Type', ([name, value]) => [name.startsWith('_has') ? name : name.replace(/:[A-Z]\w+$/, ''), value]),
  rewriting('systems', ([name, value]) => [name, value.replace(/(^|,)[^|,\\]*\|(?=[^|,]+(,|$))/g, '$1')]),
  rewriting('lists', ([name, value]) => [
    name,
    /^_(sort|id)/.test(name) ? value : (/^(?:\\.|[^,\\])*/.exec(value)?.[0] ?? ''),
  ]),
  rewriting('escapes', ([name, value]) => [name, value.replace(/\\(.)/g, '$1')]),
  rewriting('days', ([name, value]) => [name, value.replace(/(\d{4}-\d\d)-\d\d(?=,|$)/g, '$1')]),
  rewriting('zones', ([name, value]) => [name, value.replace(/(T[\d:.]+)[+-]\d\d:\d\d/g, '$1Z')]),
];

/** A store that sorts not at all, by the first key alone, or the other way. */
export const UNSORTED: readonly Variant[] = [
  dropping('_sort', (part) => head(part) === '_sort'),
  rewriting('later keys of _sort', ([name, value]) => [name, name === '_sort' ? (value.split(',')[0] ?? '') : value]),
  rewriting('the direction of _sort', ([name, value]) => [
    name,
    name === '_sort' ? value.replace(/(^|,)-/g, '$1') : value,
  ]),
];

/** Answers that were right before: one resource lost, one given twice, one too many in the total, one brought along too many. */
export const SPOILT: Readonly<Record<string, (answer: Answer) => Answer | undefined>> = {
  'a resource lost': ({ pages }) =>
    pages.some(({ matches }) => matches.length > 0)
      ? { pages: pages.map((page) => ({ ...page, matches: page.matches.slice(1) })) }
      : undefined,
  'a page given twice': ({ pages }) => (pages.length > 1 ? { pages: [...pages, ...pages.slice(-1)] } : undefined),
  'a total too high': ({ pages }) =>
    pages.some(({ total }) => total !== undefined)
      ? { pages: pages.map((page) => ({ ...page, total: (page.total ?? 0) + 1 })) }
      : undefined,
  'a stranger brought along': ({ pages }) =>
    pages.length > 0
      ? { pages: pages.map((page) => ({ ...page, included: [...page.included, 'Patient/stranger'] })) }
      : undefined,
};
