import 'server-only';
import type { Part, Query } from './held-fixture';

/** Splits where no backslash stands before (hl7.org/fhir/R4/search.html#escaping). */
export function splitAt(text: string, mark: ',' | '|'): string[] {
  // Two characters that no query of ours contains stand for what was escaped.
  const hidden = text.replace(/\\\\/g, '\u0001').replaceAll(`\\${mark}`, '\u0002');
  return hidden.split(mark).map((part) => part.replaceAll('\u0002', `\\${mark}`).replaceAll('\u0001', '\\\\'));
}

/** A value without its escapes. */
export function unescaped(text: string): string {
  return text.replace(/\\([\\,|$])/g, (_, character: string) => character);
}

/** A value as it must be written so that nothing in it separates. */
export function escaped(text: string): string {
  return text.replace(/[\\,|$]/g, (character) => `\\${character}`);
}

/** A query as the path below the base URL. */
export function pathOf({ type, parts }: Query): string {
  const text = new URLSearchParams(parts.map(([name, value]) => [name, value])).toString();
  return `/${type}${text === '' ? '' : `?${text}`}`;
}

const ABOUT_THE_ANSWER: ReadonlySet<string> = new Set(['_sort', '_count', '_total', '_include', '_revinclude']);

/** Whether a part says what to find, rather than how to answer. */
export function isCondition([name]: Part): boolean {
  return !ABOUT_THE_ANSWER.has(name.split(':')[0] ?? '');
}

/** The values of one part about the answer. */
export function valuesOf({ parts }: Query, wanted: string): string[] {
  return parts.flatMap(([name, value]) => (name.split(':')[0] === wanted ? [value] : []));
}
