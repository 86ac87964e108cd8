import type { Questionnaire } from '@medplum/fhirtypes';
import type { Say } from '@/lib/domain/words/said';

/**
 * What stands in the boxes of one answer, or of one entry of a group: a text (empty for a group), the unit chosen beside
 * a number, how what was picked is called, and the boxes below it.
 */
export type DraftRow = {
  text: string;
  unit?: string | undefined;
  display?: string | undefined;
  items?: FormDraft | undefined;
};

/** What stands in the boxes of a form, in its own shape: the rows of each item by `keyOf` its linkId. */
export type FormDraft = { [key: string]: DraftRow[] };

/** The form whose contained choices the items use, the zone of the site, and the language of what is said; without `say` it is English. */
export type DraftContext = { form: Questionnaire; timeZone: string; say?: Say };

/**
 * A linkId as a part of a place in the draft: letters, digits and `_` alone, begun by a letter, because a dot or a number
 * means something in the path of a field. No two linkIds share one.
 */
export function keyOf(linkId: string): string {
  return `q${linkId.replace(/[^A-Za-z0-9]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`)}`;
}

/** The linkId of a key. */
export function linkIdOf(key: string): string {
  return key
    .slice(1)
    .replace(/_([0-9a-f]+)_/g, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** The place of all rows of an item below a place, such as `q1.0.items.q2`; the form itself is at ``. */
export function itemPlace(above: string, linkId: string): string {
  return above === '' ? keyOf(linkId) : `${above}.items.${keyOf(linkId)}`;
}

/** The place of one row of an item. */
export function rowPlace(above: string, linkId: string, index: number): string {
  return `${itemPlace(above, linkId)}.${index}`;
}
