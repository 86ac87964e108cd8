import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { type DraftContext, type DraftRow, type FormDraft, keyOf } from './draft-shape';
import { isTicked } from './form-questions';
import { initialRows } from './initial-answers';
import { leastOf } from './occurrences';

/** The form as it opens: its initial values, and an empty row wherever something can be typed. */
export function openedDraft(items: readonly QuestionnaireItem[], context: DraftContext): FormDraft {
  return Object.fromEntries(
    items.filter(({ type }) => type !== 'display').map((item) => [keyOf(item.linkId), openedRows(item, context)]),
  );
}

/** A row of an item with the boxes of what stands below it; without one an empty answer, or an entry of a group as it opens. */
export function openedRow(item: QuestionnaireItem, context: DraftContext, row: DraftRow = { text: '' }): DraftRow {
  const below = item.item ?? [];
  return below.length === 0 ? row : { ...row, items: openedDraft(below, context) };
}

function openedRows(item: QuestionnaireItem, context: DraftContext): DraftRow[] {
  const initial = item.type === 'group' ? [] : initialRows(item, context);
  return initial.length > 0
    ? initial.map((row) => openedRow(item, context, row))
    : Array.from({ length: openedCount(item, context) }, () => openedRow(item, context));
}

/** Boxes to tick have a row for each that is ticked. An entry that may be left out is not begun where its initial values would make it count. */
function openedCount(item: QuestionnaireItem, { form }: DraftContext): number {
  if (item.repeats === true && item.type === 'group') {
    return Math.max(leastOf(item), hasInitial(item.item ?? []) ? 0 : 1);
  }
  return isTicked(form, item) ? 0 : 1;
}

function hasInitial(items: readonly QuestionnaireItem[]): boolean {
  return items.some(
    ({ initial = [], answerOption = [], item = [] }) =>
      initial.length > 0 || answerOption.some(({ initialSelected }) => initialSelected === true) || hasInitial(item),
  );
}
