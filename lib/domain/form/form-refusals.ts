import type { Extension, Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { inEnglish } from '@/lib/domain/words/make-say';
import { type SaidText, type Say, said, words } from '@/lib/domain/words/said';
import { hasUnusablePattern } from './form-pattern';
import { isChoice, namesEveryChoice, optionsOf, questionsOf } from './form-questions';
import { leastOf } from './occurrences';
import { typesNotPickedFor } from './reference-types';

/** Something in a form that cannot be asked here: the linkId of its item (absent for the form itself), what it is called, and why. */
export type FormRefusal = { linkId: string | undefined; label: string | undefined; what: string };

/**
 * All that a form contains and Taskward cannot ask. A form is asked as a whole or not at all: leaving a question out
 * would look like an answer. Empty when all of it can be asked.
 */
export function formRefusals(form: Questionnaire, say: Say = inEnglish): readonly FormRefusal[] {
  const items = questionsOf(form.item ?? []);
  const own = elementRefusals(form).map((what) => ({ linkId: undefined, label: undefined, what: say(what) }));
  const known = new Set(items.map(({ linkId }) => linkId));
  return [
    ...own,
    ...items.flatMap((item, index) => {
      const isRepeated = items.findIndex(({ linkId }) => linkId === item.linkId) < index;
      const found = [
        ...(isRepeated && item.linkId ? [words('its linkId stands in the form twice')] : []),
        ...itemRefusals(form, item, known),
      ];
      return found.map((what) => ({ linkId: item.linkId as string | undefined, label: item.text, what: say(what) }));
    }),
  ];
}

/** How each type of item is asked; of the other types there is no asking here. */
const ASKED: Record<QuestionnaireItem['type'], boolean> = {
  group: true,
  display: true,
  boolean: true,
  decimal: true,
  integer: true,
  date: true,
  dateTime: true,
  time: true,
  string: true,
  text: true,
  url: true,
  choice: true,
  'open-choice': true,
  reference: true,
  quantity: true,
  attachment: false,
  question: false,
};

/** Extensions whose meaning changes what is asked or which answers are right, by the end of their address. */
const NOT_FOLLOWED: readonly (readonly [RegExp, string])[] = [
  [/(^|[-/])[A-Za-z]*Expression$|cqf-expression$|cqf-calculatedValue$/, words('a calculated expression')],
  [/questionnaire-constraint$|targetConstraint$/, words('a rule written as an expression')],
  [/questionnaire-referenceFilter$/, words('a filter of what may be picked')],
  [/questionnaire-referenceProfile$/, words('a profile of what may be picked')],
  [/questionnaire-signatureRequired$/, words('a signature')],
  [/questionnaire-optionExclusive$/, words('a choice that excludes the others')],
  [/questionnaire-unitValueSet$/, words('units that stand in a value set')],
  [/questionnaire-minQuantity$|questionnaire-maxQuantity$/, words('limits with units')],
  [/questionnaire-answerOptionsToggle/, words('choices that come and go')],
];

type Refused = string | SaidText;
type Element = { extension?: Extension[] | undefined; modifierExtension?: Extension[] | undefined };

function itemRefusals(form: Questionnaire, item: QuestionnaireItem, known: ReadonlySet<string>): Refused[] {
  return [
    ...(item.linkId ? [] : [words('it has no linkId')]),
    ...(ASKED[item.type] ? [] : [typeWords(item.type)]),
    ...elementRefusals(item),
    ...(item.answerOption ?? []).flatMap(elementRefusals),
    ...choiceRefusals(form, item),
    ...typesNotPickedFor(item).map((type) => said('a reference to {type}, which cannot be looked up here', { type })),
    ...(hasUnusablePattern(item) ? [words('a pattern (regex) that cannot be tried safely')] : []),
    ...usageRefusals(item),
    ...(item.type === 'boolean' && leastOf(item) > 1 ? [words('a yes or no that is needed several times')] : []),
    ...(item.enableWhen ?? [])
      .filter(({ question }) => question === undefined || !known.has(question))
      .map(({ question }) =>
        said('it depends on {question}, which is not in the form', {
          question: question ?? said('a question without a name'),
        }),
      ),
  ];
}

function typeWords(type: QuestionnaireItem['type'] | undefined): Refused {
  return type === 'attachment'
    ? words('a file (attachment)')
    : said('the type {type}', { type: type ?? said('of no name') });
}

function elementRefusals({ extension = [], modifierExtension = [] }: Element): Refused[] {
  const followed = extension.flatMap(({ url }) => NOT_FOLLOWED.find(([end]) => end.test(url))?.[1] ?? []);
  return [...followed, ...modifierExtension.map(({ url }) => said('the modifier extension {url}', { url }))];
}

/** A choice is made from a list that is known whole; open questions are answered in words where it is not. */
function choiceRefusals(form: Questionnaire, item: QuestionnaireItem): Refused[] {
  if (!isChoice(item) || namesEveryChoice(form, item)) {
    return [];
  }
  const set = item.answerValueSet;
  if (item.type === 'open-choice') {
    return set !== undefined && optionsOf(form, item).length > 0
      ? [said('the value set {set}, of which only a part is known', { set })]
      : [];
  }
  return [
    set === undefined
      ? words('a choice without answers to choose from')
      : said('the value set {set}, which cannot be expanded here', { set }),
  ];
}

/** What cannot be changed must have its value from the form. */
function usageRefusals(item: QuestionnaireItem): Refused[] {
  const mode = item.extension?.find(({ url }) => url.endsWith('/questionnaire-usageMode'))?.valueCode;
  const isFixed = item.readOnly === true && item.required === true && item.type !== 'group' && item.type !== 'display';
  const hasValue = item.initial !== undefined || item.answerOption?.some(({ initialSelected }) => initialSelected);
  return [
    ...(mode === undefined || mode.startsWith('capture') ? [] : [said('the usage mode {mode}', { mode })]),
    ...(isFixed && hasValue !== true ? [words('an answer that is required and read only, but not given')] : []),
  ];
}
