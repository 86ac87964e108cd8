import 'server-only';
import type { ImpliedSystem } from '@/lib/server/repository/implied-systems';
import type { SearchParameterType } from '@/lib/server/repository/search-parameters';
import { BEGINNING, dateRangeOf, END_OF_TIME } from './date-range';

type Node = Record<string, unknown>;
export type IndexValue = Record<string, string | number>;

/**
 * What the index holds of one value: token `{s, c, t}` (with `ts`, `tc` for the type of an identifier), reference `{r, t}`
 * and `{s, c}` of its identifier, string `{v}` with `x` as written where that differs, date `{l, h}`, number `{n}` with
 * `{s, c, u}` for a quantity, uri `{u}`. A value that has nothing to compare still counts as present: `{}`.
 */
export function indexValuesOf(value: unknown, type: SearchParameterType, system: string | undefined): IndexValue[] {
  switch (type) {
    case 'token':
      return tokens(value, system);
    case 'reference':
      return references(value);
    case 'string':
      return strings(value);
    case 'date':
      return dates(value);
    case 'number':
      return typeof value === 'number' ? [{ n: value }] : [];
    case 'quantity':
      return quantities(value);
    case 'uri':
      return typeof value === 'string' ? [{ u: value }] : [];
  }
}

/** The same for all values of one parameter; `implied` names the system of a code that stands without one. */
export function indexedBy(
  type: SearchParameterType,
  implied: ImpliedSystem | undefined,
): (value: unknown) => IndexValue[] {
  return (value) => indexValuesOf(value, type, typeof value === 'string' ? implied?.(value) : undefined);
}

/** Text as a search compares it: without case, accents or doubled spaces (hl7.org/fhir/R4/search.html#string). */
export function normalise(text: string): string {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      // Up and down again folds ß to ss; a sigma is the same at the end of a word.
      .toUpperCase()
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function compact(fields: Record<string, string | number | undefined>): IndexValue {
  const kept: IndexValue = {};
  for (const key in fields) {
    const value = fields[key];
    if (value !== undefined) {
      kept[key] = value;
    }
  }
  return kept;
}

function lower(value: unknown): string | undefined {
  const words = text(value);
  return words === undefined ? undefined : normalise(words);
}

function tokens(value: unknown, system: string | undefined): IndexValue[] {
  if (typeof value !== 'object' || value === null) {
    return [compact({ s: system, c: String(value) })];
  }
  const node = value as Node;
  if (
    Array.isArray(node.coding) ||
    (node.coding === undefined && node.code === undefined && node.value === undefined && node.text !== undefined)
  ) {
    return concept(node);
  }
  // Of an identifier or a contact; only an identifier has a type, and it may still lack its value.
  if ((node.value !== undefined || node.type !== undefined) && node.code === undefined) {
    return identifier(node);
  }
  return [compact({ s: text(node.system), c: text(node.code), t: lower(node.display) })];
}

function concept(node: Node): IndexValue[] {
  const codings = (Array.isArray(node.coding) ? node.coding : []) as (Node | null)[];
  const found = codings.map((coding) =>
    compact({ s: text(coding?.system), c: text(coding?.code), t: lower(coding?.display) }),
  );
  const words = lower(node.text);
  return words === undefined ? found : [...found, { t: words }];
}

const TELECOM: ReadonlySet<unknown> = new Set(['phone', 'fax', 'email', 'pager', 'url', 'sms', 'other']);

function identifier(node: Node): IndexValue[] {
  const system = TELECOM.has(node.system) ? undefined : text(node.system);
  const value = text(node.value);
  const type = (node.type ?? {}) as Node;
  const codings = (Array.isArray(type.coding) ? type.coding : []) as (Node | null)[];
  const plain = compact({ s: system, c: value, t: lower(type.text) });
  return [
    plain,
    ...codings.map((coding) =>
      compact({
        s: system,
        c: value,
        ts: text(coding?.system),
        tc: text(coding?.code),
        t: lower(coding?.display),
      }),
    ),
  ];
}

function references(value: unknown): IndexValue[] {
  if (typeof value === 'string') {
    const [url = value] = value.split('|');
    return url === value ? [{ r: value }] : [{ r: url }, { r: value }];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const node = value as Node;
  if (typeof node.resourceType === 'string') {
    return [compact({ r: typeof node.id === 'string' ? `${node.resourceType}/${node.id}` : undefined })];
  }
  const named = (node.identifier ?? {}) as Node;
  // A version in a reference still means the resource; what stood then is found by its history.
  const literal = text(node.reference)?.split('/_history/')[0];
  return [compact({ r: literal, s: text(named.system), c: text(named.value), t: lower(node.display) })];
}

const PARTS_OF_NAMES = [
  'text',
  'family',
  'given',
  'prefix',
  'suffix',
  'line',
  'city',
  'district',
  'state',
  'country',
  'postalCode',
  'name',
];

function strings(value: unknown): IndexValue[] {
  if (typeof value === 'string') {
    const v = normalise(value);
    return [v === value ? { v } : { v, x: value }];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return PARTS_OF_NAMES.flatMap((part) => [(value as Node)[part] ?? []].flat()).flatMap((each) =>
    typeof each === 'string' ? strings(each) : [],
  );
}

function dates(value: unknown): IndexValue[] {
  if (typeof value === 'string') {
    return [dateRangeOf(value) ?? {}];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const node = value as Node;
  const bounds = (node.repeat as Node | undefined)?.boundsPeriod;
  if (Array.isArray(node.event) || bounds !== undefined) {
    return outerLimits([...((node.event ?? []) as unknown[]), bounds].flatMap(dates));
  }
  return periodRange(node);
}

/** Of a Timing only the outer limits matter (hl7.org/fhir/R4/search.html#date). */
function outerLimits(ranges: readonly IndexValue[]): IndexValue[] {
  const ends = (name: 'l' | 'h') =>
    ranges.flatMap((range) => (typeof range[name] === 'string' ? [range[name]] : [])).sort();
  const [first] = ends('l');
  const last = ends('h').at(-1);
  return [first === undefined || last === undefined ? {} : { l: first, h: last }];
}

/** An open end reaches to the end of time (hl7.org/fhir/R4/search.html#date). */
function periodRange(period: Node): IndexValue[] {
  const start = text(period.start);
  const end = text(period.end);
  if (start === undefined && end === undefined) {
    return [{}];
  }
  return [{ l: dateRangeOf(start ?? '')?.l ?? BEGINNING, h: dateRangeOf(end ?? '')?.h ?? END_OF_TIME }];
}

function quantities(value: unknown): IndexValue[] {
  const node = (typeof value === 'object' && value !== null ? value : {}) as Node;
  const amounts = [node, node.low, node.high] as (Node | undefined)[];
  const found = amounts.flatMap((each) =>
    typeof each?.value === 'number'
      ? [
          compact({
            n: each.value,
            s: text(each.system),
            c: text(each.code ?? each.currency),
            u: text(each.unit),
          }),
        ]
      : [],
  );
  return found.length === 0 ? [{}] : found;
}
