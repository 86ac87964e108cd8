import 'server-only';
import { InputError } from '@/lib/domain/fhir/errors';
import type { Bind } from '@/lib/server/projection/visibility';
import { dateRangeOf, isoOf } from './date-range';

/** How a value is compared (hl7.org/fhir/R4/search.html#prefix). */
export type Prefix = 'eq' | 'ne' | 'gt' | 'lt' | 'ge' | 'le' | 'sa' | 'eb' | 'ap';
/** How the two ends of a stored value are read in SQL. */
type Ends = { low: string; high: string };
/** A bound value that no condition uses is an error in SQL, so each is bound where it is used. */
type Wanted = { low: () => string; high: () => string };

const PREFIXED = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/s;
const NUMBER = /^[+-]?\d+(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
/** `ap` means within a tenth, of the distance from now for a date (hl7.org/fhir/R4/search.html#prefix). */
const TENTH = 0.1;

/** Compares a stored range of time with a searched one. @throws InputError when the value is not a date. */
export function dateComparison(
  raw: string,
  options: { field: string; ends: Ends; bind: Bind; now: Date; cast: string },
): string {
  const { field, ends, bind, now, cast } = options;
  const [, prefix = 'eq', text = ''] = PREFIXED.exec(raw) ?? [];
  const range = dateRangeOf(text.replace(' ', '+'));
  if (range === undefined) {
    throw new InputError(`${field} must be a date or an instant, such as 2026-11-23.`, {
      fields: [{ field, message: 'not a date' }],
    });
  }
  const { l, h } = prefix === 'ap' ? widened(range, now) : range;
  return rangeComparison(prefix as Prefix, ends, {
    low: () => `${bind(l)}::${cast}`,
    high: () => `${bind(h)}::${cast}`,
  });
}

/** Compares a stored number with a searched one, whose last digit says how exact it is. @throws InputError */
export function numberComparison(raw: string, options: { field: string; value: string; bind: Bind }): string {
  const { field, value, bind } = options;
  const [, prefix = 'eq', text = ''] = PREFIXED.exec(raw) ?? [];
  const parts = NUMBER.exec(text);
  if (parts === null) {
    throw new InputError(`${field} must be a number.`, { fields: [{ field, message: 'not a number' }] });
  }
  // Decimal arithmetic is the database's: here 5.4 - 0.05 would be a little more than 5.35.
  const exact = () => `${bind(text)}::numeric`;
  const half = () => `${bind(`5e${Number(parts[2] ?? 0) - (parts[1]?.length ?? 0) - 1}`)}::numeric`;
  const within = () => `${value} >= ${exact()} - ${half()} and ${value} < ${exact()} + ${half()}`;
  switch (prefix as Prefix) {
    case 'eq':
      return `(${within()})`;
    case 'ne':
      return `not (${within()})`;
    case 'ap':
      return `abs(${value} - ${exact()}) <= abs(${exact()}) * ${TENTH}`;
    case 'gt':
    case 'sa':
      return `${value} > ${exact()}`;
    case 'lt':
    case 'eb':
      return `${value} < ${exact()}`;
    case 'ge':
      return `${value} >= ${exact()}`;
    case 'le':
      return `${value} <= ${exact()}`;
  }
}

/** hl7.org/fhir/R4/search.html#prefix, with the search's range against the value's. */
function rangeComparison(prefix: Prefix, stored: Ends, wanted: Wanted): string {
  const inside = () => `(${stored.low} >= ${wanted.low()} and ${stored.high} <= ${wanted.high()})`;
  switch (prefix) {
    case 'eq':
      return inside();
    case 'ne':
      return `(${stored.low} < ${wanted.low()} or ${stored.high} > ${wanted.high()})`;
    case 'gt':
      return `${stored.high} > ${wanted.high()}`;
    case 'lt':
      return `${stored.low} < ${wanted.low()}`;
    case 'ge':
      return `(${stored.high} > ${wanted.high()} or ${inside()})`;
    case 'le':
      return `(${stored.low} < ${wanted.low()} or ${inside()})`;
    case 'sa':
      return `${stored.low} > ${wanted.high()}`;
    case 'eb':
      return `${stored.high} < ${wanted.low()}`;
    case 'ap':
      return `(${stored.low} <= ${wanted.high()} and ${stored.high} >= ${wanted.low()})`;
  }
}

function widened({ l, h }: { l: string; h: string }, now: Date): { l: string; h: string } {
  const margin = Math.abs(now.getTime() - Date.parse(l)) * TENTH;
  const moved = (text: string, by: number) => isoOf(Date.parse(text) + by);
  return { l: moved(l, -margin), h: moved(h, margin) };
}
