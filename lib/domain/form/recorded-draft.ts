import type { QuestionnaireItem, QuestionnaireResponse, QuestionnaireResponseItem } from '@medplum/fhirtypes';
import { type DraftContext, type DraftRow, type FormDraft, keyOf } from './draft-shape';
import { answerRow } from './initial-answers';

/** Answers that were given before, as they stand in the boxes of the form, so that they can be put right. */
export function recordedDraft(response: QuestionnaireResponse, context: DraftContext): FormDraft {
  return rowsOf(context.form.item ?? [], response.item ?? [], context);
}

function rowsOf(
  items: readonly QuestionnaireItem[],
  given: readonly QuestionnaireResponseItem[],
  context: DraftContext,
): FormDraft {
  const answered = items.filter(
    ({ type, linkId }) => type !== 'display' && given.some((each) => each.linkId === linkId),
  );
  return Object.fromEntries(
    answered.map((item) => {
      const of = given.filter(({ linkId }) => linkId === item.linkId);
      return [keyOf(item.linkId), item.type === 'group' ? entriesOf(item, of, context) : answersOf(item, of, context)];
    }),
  );
}

function entriesOf(
  group: QuestionnaireItem,
  entries: readonly QuestionnaireResponseItem[],
  context: DraftContext,
): DraftRow[] {
  return entries.map(({ item = [] }) => ({ text: '', items: rowsOf(group.item ?? [], item, context) }));
}

function answersOf(
  question: QuestionnaireItem,
  given: readonly QuestionnaireResponseItem[],
  context: DraftContext,
): DraftRow[] {
  const below = question.item ?? [];
  return given
    .flatMap(({ answer = [] }) => answer)
    .flatMap((answer) => {
      const row = answerRow(question, answer, context);
      const items = below.length === 0 ? {} : { items: rowsOf(below, answer.item ?? [], context) };
      return row === undefined ? [] : [{ ...row, ...items }];
    });
}
