import 'server-only';
import type { Element } from './elements-fixture';
import { json, listed } from './held-fixture';

const PARTS: Record<string, readonly string[]> = {
  HumanName: ['family', 'given', 'prefix', 'suffix', 'text'],
  Address: ['line', 'city', 'district', 'state', 'country', 'postalCode', 'text'],
};

/** The texts that a string search compares of one element (hl7.org/fhir/R4/search.html#string). */
export function textsOf({ type, value }: Element): string[] {
  const parts = PARTS[type];
  const values = parts === undefined ? [value] : parts.flatMap((part) => listed(json(value)[part]));
  return values.filter((each) => typeof each === 'string');
}

/** Without case, accents and doubled spaces, letter by letter. */
export function folded(text: string): string {
  return [...text.normalize('NFD')]
    .filter((letter) => !/\p{M}/u.test(letter))
    .map((letter) => letter.toUpperCase().toLowerCase())
    .join('')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ');
}

/** Whether a text is what was asked for: from its start, wholly and exactly, or anywhere. */
export function textMatches(text: string, wanted: string, modifier: string | undefined): boolean {
  switch (modifier) {
    case 'exact':
      return text === wanted;
    case 'contains':
      return folded(text).includes(folded(wanted));
    default:
      return folded(text).startsWith(folded(wanted));
  }
}

/** Whether a uri is what was asked for, or stands below or above it by whole path segments (hl7.org/fhir/R4/search.html#uri). */
export function uriMatches(uri: string, wanted: string, modifier: string | undefined): boolean {
  const below = (inner: string, outer: string) => inner === outer || inner.startsWith(outer.replace(/\/?$/, '/'));
  switch (modifier) {
    case 'below':
      return below(uri, wanted);
    case 'above':
      return below(wanted, uri);
    default:
      return uri === wanted;
  }
}
