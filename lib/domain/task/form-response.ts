import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from '@medplum/fhirtypes';
import { instantOfInput, localInputOf, skippedTimeWords } from '@/lib/domain/worklist/site-time';
import { formFaults, isEnabled } from './check-form';
import { optionsOf, questionsOf, unitOf } from './form-questions';

/** What stands in the boxes of a form, by linkId: one text each, several for a question that repeats. */
export type FormDraft = Readonly<Record<string, readonly string[]>>;
export type FormFault = { linkId: string; message: string };

/** Begins the text of an answer that is none of the choices. */
export const OWN_WORDS = 'text:';

/** The form as it opens: with its initial values. */
export function formDraftOf(form: Questionnaire, timeZone: string): FormDraft {
  const initial = questionsOf(form.item ?? []).map(
    (question) => [question.linkId, initialTexts(form, question, timeZone)] as const,
  );
  return Object.fromEntries(initial.filter(([, texts]) => texts.length > 0));
}

/** The answers as FHIR, without questions that are not asked given the other answers. */
export function formResponseOf(form: Questionnaire, draft: FormDraft, timeZone: string): QuestionnaireResponse {
  const respond = (isAsked: (question: QuestionnaireItem) => boolean): QuestionnaireResponse => ({
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    item: itemsOf(form.item ?? [], { form, draft, timeZone, isAsked }),
  });
  let response = respond(() => true);
  // A question that is not asked any more may have been what another one hung on; a chain is as long as the form at most.
  for (const _question of questionsOf(form.item ?? [])) {
    const known = response;
    response = respond((question) => isEnabled(question, known));
  }
  return response;
}

/** What is wrong with what stands in the boxes, in the order of the form. */
export function formDraftFaults(form: Questionnaire, draft: FormDraft, timeZone: string): readonly FormFault[] {
  const response = formResponseOf(form, draft, timeZone);
  const found = formFaults(form, response);
  return questionsOf(form.item ?? []).flatMap((question) => {
    const fault = found.find(({ field }) => field === question.linkId);
    return fault === undefined
      ? []
      : [{ linkId: question.linkId, message: kindFault(question, draft, timeZone) ?? fault.message }];
  });
}

type Context = {
  form: Questionnaire;
  draft: FormDraft;
  timeZone: string;
  isAsked: (question: QuestionnaireItem) => boolean;
};

function itemsOf(questions: readonly QuestionnaireItem[], context: Context): QuestionnaireResponseItem[] {
  const asked = questions.filter((question) => question.type !== 'display' && context.isAsked(question));
  return asked.flatMap((question) => itemOf(question, context) ?? []);
}

/** A question with its answers; what stands below a question goes into each of them. Undefined when nothing is answered. */
function itemOf(question: QuestionnaireItem, context: Context): QuestionnaireResponseItem | undefined {
  const { linkId, text, type } = question;
  const below = itemsOf(question.item ?? [], context);
  const item = below.length === 0 ? {} : { item: below };
  const named = text === undefined ? { linkId } : { linkId, text };
  if (type === 'group') {
    return below.length === 0 ? undefined : { ...named, ...item };
  }
  const answer = (context.draft[linkId] ?? []).flatMap((typed) => answerOf(question, typed, context) ?? []);
  return answer.length === 0 ? undefined : { ...named, answer: answer.map((each) => ({ ...each, ...item })) };
}

/** One box as FHIR; undefined when it is empty. What cannot be read stays as it is, so that the check finds it. */
function answerOf(
  question: QuestionnaireItem,
  typed: string,
  { form, timeZone }: Context,
): QuestionnaireResponseItemAnswer | undefined {
  const text = typed.trim();
  if (text === '' || text === OWN_WORDS) {
    return undefined;
  }
  switch (question.type) {
    case 'boolean':
      return { valueBoolean: text === 'true' };
    case 'decimal':
      return { valueDecimal: numberOf(text) ?? (text as unknown as number) };
    case 'integer':
      return { valueInteger: numberOf(text) ?? (text as unknown as number) };
    case 'quantity':
      return { valueQuantity: { value: numberOf(text) ?? (text as unknown as number), ...unitPart(question) } };
    case 'date':
      return { valueDate: text };
    case 'dateTime':
      return { valueDateTime: instantOfInput(text, timeZone)?.toISOString() ?? text };
    case 'time':
      return { valueTime: text.length === 5 ? `${text}:00` : text };
    case 'url':
      return { valueUri: text };
    case 'choice':
    case 'open-choice':
      return (
        optionsOf(form, question).find(({ key }) => key === text)?.answer ?? {
          valueString: text.replace(OWN_WORDS, '').trim(),
        }
      );
    case 'reference':
      return { valueReference: { display: text } };
    default:
      return { valueString: text };
  }
}

/** A decimal comma is what half the world types. */
function numberOf(text: string): number | undefined {
  return /^[-+]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function unitPart(question: QuestionnaireItem): { unit?: string } {
  const unit = unitOf(question);
  return unit === undefined ? {} : { unit };
}

/** What to type, where what was typed is of another kind. */
function kindFault({ type, linkId }: QuestionnaireItem, draft: FormDraft, timeZone: string): string | undefined {
  const texts = (draft[linkId] ?? []).map((text) => text.trim()).filter((text) => text !== '');
  if ((type === 'decimal' || type === 'quantity') && texts.some((text) => numberOf(text) === undefined)) {
    return 'Give a number, such as 8.5.';
  }
  if (type === 'integer' && texts.some((text) => !Number.isInteger(numberOf(text)))) {
    return 'Give a whole number, such as 3.';
  }
  return type === 'dateTime' ? texts.flatMap((text) => skippedTimeWords(text, timeZone) ?? [])[0] : undefined;
}

function initialTexts(form: Questionnaire, question: QuestionnaireItem, timeZone: string): readonly string[] {
  const options = optionsOf(form, question);
  const selected = options
    .filter((_option, index) => question.answerOption?.[index]?.initialSelected === true)
    .map(({ key }) => key);
  const given = (question.initial ?? []).flatMap(({ id: _id, extension: _extension, ...value }) => {
    const key = options.find(({ answer }) => JSON.stringify(answer) === JSON.stringify(value))?.key;
    return key ?? initialText(value as QuestionnaireResponseItemAnswer, timeZone) ?? [];
  });
  return selected.length > 0 ? selected : given;
}

function initialText(value: QuestionnaireResponseItemAnswer, timeZone: string): string | undefined {
  const {
    valueDateTime,
    valueQuantity,
    valueTime,
    valueReference: _reference,
    valueAttachment: _attachment,
    valueCoding: _coding,
    ...plain
  } = value;
  if (valueDateTime !== undefined) {
    const instant = new Date(valueDateTime);
    return Number.isNaN(instant.getTime()) ? undefined : localInputOf(instant, timeZone);
  }
  const text = valueTime?.slice(0, 5) ?? valueQuantity?.value ?? Object.values(plain)[0];
  return text === undefined ? undefined : String(text);
}
