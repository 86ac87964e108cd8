import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { questionsOf } from '@/lib/domain/form/form-questions';

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 6;

/**
 * A linkId that no item has. Made of chance, not counted: a question that comes after one was taken away never bears the
 * linkId of that one, under which answers were given. `random` answers 0 to 1.
 */
export function freshLinkId(used: ReadonlySet<string>, random: () => number): string {
  const signs = Array.from({ length: LENGTH }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'a').join('');
  const made = `q-${signs}`;
  let fresh = made;
  for (let count = 2; used.has(fresh); count += 1) {
    fresh = `${made}-${count}`;
  }
  return fresh;
}

/** The form with a linkId for each item that came without one; those that are there stay. */
export function withLinkIds(form: Questionnaire, random: () => number): Questionnaire {
  const used = new Set(questionsOf(form.item ?? []).flatMap(({ linkId }) => linkId || []));
  const named = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
    items.map((item) => {
      const linkId = item.linkId || freshLinkId(used, random);
      used.add(linkId);
      return { ...item, linkId, ...(item.item !== undefined && { item: named(item.item) }) };
    });
  return form.item === undefined ? form : { ...form, item: named(form.item) };
}
