import type {
  Questionnaire,
  QuestionnaireItem,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
  QuestionnaireResponseItemAnswer,
} from '@medplum/fhirtypes';
import type { FieldFault } from '@/lib/domain/fhir/errors';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import { valueIn } from './answer-value';
import { answerFaults } from './check-answer';
import { itemPlace, rowPlace } from './draft-shape';
import { isEnabled, type Scope } from './enable-when';
import { countFault } from './occurrences';

/** Something wrong with a question, and the row of the draft where it stands. */
export type PlacedFault = { place: string; linkId: string; message: string };
/** The place in a draft that an entry or an answer of a response was made from. */
export type Places = ReadonlyMap<object, string>;

const NO_PLACES: Places = new Map();

/** What is wrong with the answers to a form, by linkId: required answers, kinds, limits, choices. Empty when it is right. */
export function formFaults(form: Questionnaire, response: QuestionnaireResponse): FieldFault[] {
  return placedFaults(form, response).map(({ linkId, message }) => ({ field: linkId, message }));
}

/** The same in the order of the form, each with its place in the draft that the response was made from. */
export function placedFaults(
  form: Questionnaire,
  response: QuestionnaireResponse,
  { places = NO_PLACES, say = inEnglish }: { places?: Places; say?: Say } = {},
): PlacedFault[] {
  const scope = { questions: form.item ?? [], given: response.item ?? [] };
  return faultsOf(scope, { form, places, place: '', say });
}

/** The form, and the place of the answer or the entry that is looked at. */
type Context = { form: Questionnaire; places: Places; place: string; say: Say };

function faultsOf(scope: Scope, context: Context): PlacedFault[] {
  const { questions, given } = scope;
  const unknown = given.filter(({ linkId }) => !questions.some((question) => question.linkId === linkId));
  return [
    ...unknown.map(({ linkId = 'item' }) => ({
      place: context.place,
      linkId,
      message: context.say('This is not asked here.'),
    })),
    ...questions.flatMap((question) => itemFaults(question, scope, context)),
  ];
}

function itemFaults(item: QuestionnaireItem, scope: Scope, context: Context): PlacedFault[] {
  if (item.type === 'display') {
    return [];
  }
  const given = scope.given.filter(({ linkId }) => linkId === item.linkId);
  if (!isEnabled(item, scope)) {
    return [];
  }
  return item.type === 'group' ? groupFaults(item, given, scope, context) : questionFaults(item, given, scope, context);
}

/** A group that was left out hides no question: what is required in it is still asked, unless it is one that may have no entry. */
function groupFaults(
  group: QuestionnaireItem,
  given: readonly QuestionnaireResponseItem[],
  above: Scope,
  context: Context,
): PlacedFault[] {
  const questions = group.item ?? [];
  const placeOf = (entry: QuestionnaireResponseItem, index: number) =>
    context.places.get(entry) ?? rowPlace(context.place, group.linkId, index);
  const count = countFault(group, given.filter(hasContent).length, context.say);
  const isAsked = given.length > 0 || count !== undefined || group.repeats !== true;
  const entries = given.length === 0 && isAsked ? [{ linkId: group.linkId }] : given;
  const inside = entries.flatMap((entry, index) =>
    faultsOf({ questions, given: entry.item ?? [], above }, { ...context, place: placeOf(entry, index) }),
  );
  // What is missing inside says it better.
  const own = count === undefined || (given.length === 0 && inside.length > 0) ? [] : [count];
  return [
    ...own.map((message) => ({ place: itemPlace(context.place, group.linkId), linkId: group.linkId, message })),
    ...inside,
  ];
}

function questionFaults(
  question: QuestionnaireItem,
  given: readonly QuestionnaireResponseItem[],
  above: Scope,
  context: Context,
): PlacedFault[] {
  const { linkId } = question;
  const answers = given.flatMap(({ answer }) => answer ?? []).filter((answer) => !isEmpty(answer));
  const placeOf = (answer: QuestionnaireResponseItemAnswer, index: number) =>
    context.places.get(answer) ?? rowPlace(context.place, linkId, index);
  const count = countFault(question, answers.length, context.say);
  const own = count === undefined ? [] : [{ place: rowPlace(context.place, linkId, 0), linkId, message: count }];
  const eachOwn = answers.flatMap((answer, index) =>
    answerFaults(context.form, question, answer, context.say).map((message) => ({
      place: placeOf(answer, index),
      linkId,
      message,
    })),
  );
  const below = answers.flatMap((answer, index) =>
    faultsOf(
      { questions: question.item ?? [], given: answer.item ?? [], owner: { linkId, answer }, above },
      { ...context, place: placeOf(answer, index) },
    ),
  );
  return [...own, ...eachOwn, ...below];
}

/** An entry counts when it holds an answer. */
function hasContent({ answer = [], item = [] }: QuestionnaireResponseItem): boolean {
  return answer.some((each) => !isEmpty(each)) || item.some(hasContent);
}

function isEmpty(answer: QuestionnaireResponseItemAnswer): boolean {
  const value = valueIn(answer);
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
