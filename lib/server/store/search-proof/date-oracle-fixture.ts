import 'server-only';
import type { Element } from './elements-fixture';
import { json, listed, worded } from './held-fixture';

/** From the first to the last millisecond that a value covers; open ends are infinite. */
export type Span = { from: number; to: number };

const FORM = /^(\d{4})(-\d\d)?(-\d\d)?(T\d\d:\d\d)?(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?$/;
const DAY = 86_400_000;

/** What a date, dateTime or instant covers by how precisely it is said; UTC where no zone is said. */
export function spanOf(text: string): Span {
  const [, year = '', month, day, minute, second, fraction, zone = 'Z'] = FORM.exec(text) ?? [];
  const full = (y: string, m: string) =>
    Date.parse(`${y}${m}${day ?? '-01'}${minute ?? 'T00:00'}${second ?? ':00'}${fraction?.slice(0, 4) ?? ''}${zone}`);
  const from = full(year, month ?? '-01');
  const after = (length: number) => ({ from, to: from + length - 1 });
  if (fraction !== undefined) {
    return after(1);
  }
  if (second !== undefined) {
    return after(1000);
  }
  if (minute !== undefined) {
    return after(60_000);
  }
  if (day !== undefined) {
    return after(DAY);
  }
  const next = Number(month?.slice(1) ?? 12) + 1;
  const [laterYear, laterMonth] = next > 12 ? [Number(year) + 1, 1] : [Number(year), next];
  return { from, to: full(String(laterYear), `-${String(laterMonth).padStart(2, '0')}`) - 1 };
}

/** What an element covers: a moment, a Period, or the outer limits of a Timing (hl7.org/fhir/R4/search.html#date). */
export function spansOf({ type, value }: Element): Span[] {
  switch (type) {
    case 'Period':
      return [periodSpan(value)];
    case 'Timing': {
      const { event, repeat } = json(value);
      const bounds = json(repeat).boundsPeriod;
      const spans = [...listed(event).map((each) => spanOf(String(each))), ...listed(bounds).map(periodSpan)];
      return spans.length === 0
        ? []
        : [{ from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) }];
    }
    default:
      return [spanOf(String(value))];
  }
}

function periodSpan(value: unknown): Span {
  const { start, end } = json(value);
  return {
    from: worded(start) === undefined ? Number.NEGATIVE_INFINITY : spanOf(String(start)).from,
    to: worded(end) === undefined ? Number.POSITIVE_INFINITY : spanOf(String(end)).to,
  };
}

/** A comparison by prefix as two spans, in the words of hl7.org/fhir/R4/search.html#prefix. */
export function dateMatches(target: Span, raw: string, now: Date): boolean {
  const [, prefix = 'eq', text = ''] = /^(eq|ne|gt|lt|ge|le|sa|eb|ap)?(.*)$/.exec(raw) ?? [];
  const search = spanOf(text);
  const contained = target.from >= search.from && target.to <= search.to;
  const reachesAbove = target.to > search.to;
  const reachesBelow = target.from < search.from;
  switch (prefix) {
    case 'ne':
      return !contained;
    case 'gt':
      return reachesAbove;
    case 'lt':
      return reachesBelow;
    case 'ge':
      return reachesAbove || contained;
    case 'le':
      return reachesBelow || contained;
    case 'sa':
      return target.from > search.to;
    case 'eb':
      return target.to < search.from;
    case 'ap': {
      const margin = Math.abs(now.getTime() - search.from) / 10;
      return target.from <= search.to + margin && target.to >= search.from - margin;
    }
    default:
      return contained;
  }
}
