import type { QuestionnaireItem, QuestionnaireResponseItemAnswer } from '@medplum/fhirtypes';
import { localInputOf } from '@/lib/domain/worklist/site-time';
import { sameValue, valueIn, valueNameOf } from './answer-value';
import type { DraftContext, DraftRow } from './draft-shape';
import { type FormOption, optionsOf, unitsOf } from './form-questions';
import { OWN_WORDS } from './own-words';

/** The row in which an answer stands that was given before: its option where it is one; undefined for what no box can show. */
export function answerRow(
  question: QuestionnaireItem,
  answer: QuestionnaireResponseItemAnswer,
  { form, timeZone }: DraftContext,
): DraftRow | undefined {
  const { id: _id, extension: _extension, item: _item, ...value } = answer;
  const option = optionsOf(form, question).find((each) => isSameAnswer(each, value));
  return option === undefined ? rowOf(question, value, timeZone) : { text: option.key };
}

/** The rows that a question opens with: the options that are chosen beforehand, else its initial values (hl7.org/fhir/R4/questionnaire-definitions.html#Questionnaire.item.initial). */
export function initialRows(question: QuestionnaireItem, context: DraftContext): DraftRow[] {
  const options = optionsOf(context.form, question);
  const selected = options.filter((_option, index) => question.answerOption?.[index]?.initialSelected === true);
  if (selected.length > 0) {
    return selected.map(({ key }) => ({ text: key }));
  }
  return (question.initial ?? []).flatMap(
    (initial) => answerRow(question, initial as QuestionnaireResponseItemAnswer, context) ?? [],
  );
}

function isSameAnswer({ answer: option }: FormOption, answer: QuestionnaireResponseItemAnswer): boolean {
  return valueNameOf(option) === valueNameOf(answer) && sameValue(valueIn(option), valueIn(answer));
}

function rowOf(
  question: QuestionnaireItem,
  answer: QuestionnaireResponseItemAnswer,
  timeZone: string,
): DraftRow | undefined {
  const { valueDateTime, valueTime, valueQuantity, valueReference, valueString } = answer;
  if (valueReference !== undefined) {
    return { text: valueReference.reference ?? '', display: valueReference.display };
  }
  if (valueQuantity !== undefined) {
    const unit = unitsOf(question).find(({ code }) => code === valueQuantity.code)?.key;
    return { text: String(valueQuantity.value ?? ''), unit };
  }
  if (question.type === 'open-choice' && valueString !== undefined) {
    return { text: `${OWN_WORDS}${valueString}` };
  }
  const plain =
    valueDateTime === undefined ? (valueTime?.slice(0, 5) ?? valueIn(answer)) : momentText(valueDateTime, timeZone);
  return typeof plain === 'object' || plain === undefined ? undefined : { text: String(plain) };
}

function momentText(dateTime: string, timeZone: string): string | undefined {
  const instant = new Date(dateTime);
  return Number.isNaN(instant.getTime()) ? undefined : localInputOf(instant, timeZone);
}
