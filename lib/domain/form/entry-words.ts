import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { type FormDraft, keyOf } from './draft-shape';

/** The entries that a place in a draft is in, such as `Wound 2`, of those groups that have several: what is wrong in one of them is not looked for in another. */
export function entryWords(items: readonly QuestionnaireItem[], draft: FormDraft, place: string): readonly string[] {
  const [key = '', index = '', ...rest] = place.split('.');
  const item = items.find(({ linkId }) => keyOf(linkId) === key);
  const rows = draft[key] ?? [];
  if (item === undefined || rest.length === 0) {
    return [];
  }
  const own = item.type === 'group' && rows.length > 1 ? [`${item.text ?? 'Entry'} ${Number(index) + 1}`] : [];
  return [...own, ...entryWords(item.item ?? [], rows[Number(index)]?.items ?? {}, rest.slice(1).join('.'))];
}
