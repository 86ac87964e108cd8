import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import { type FormDraft, keyOf } from './draft-shape';

type Within = { draft: FormDraft; place: string; say?: Say | undefined };

/** The entries that a place in a draft is in, such as `Wound 2`, of those groups that have several: what is wrong in one of them is not looked for in another. */
export function entryWords(
  items: readonly QuestionnaireItem[],
  { draft, place, say = inEnglish }: Within,
): readonly string[] {
  const [key = '', index = '', ...rest] = place.split('.');
  const item = items.find(({ linkId }) => keyOf(linkId) === key);
  const rows = draft[key] ?? [];
  if (item === undefined || rest.length === 0) {
    return [];
  }
  const own = item.type === 'group' && rows.length > 1 ? [entryName(item, Number(index), say)] : [];
  return [
    ...own,
    ...entryWords(item.item ?? [], { draft: rows[Number(index)]?.items ?? {}, place: rest.slice(1).join('.'), say }),
  ];
}

/** `Wound 2`, or `Entry 2` of a group without a name; the index counts from 0. */
export function entryName({ text }: QuestionnaireItem, index: number, say: Say): string {
  return text === undefined ? say('Entry {number}', { number: index + 1 }) : `${text} ${index + 1}`;
}
