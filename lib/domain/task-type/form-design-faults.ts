import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import type { FieldFault } from '@/lib/domain/fhir/errors';
import { valueWordsOf } from '@/lib/domain/fhir/value-words';
import { formRefusals } from '@/lib/domain/form/form-refusals';

type Placed = { item: QuestionnaireItem; place: string };

/**
 * What is wrong with a form that an administrator wrote, by the place of the item in it: `item[0].item[2].text`. A form
 * that could only be shown as refused is none to be saved.
 */
export function formDesignFaults(form: Questionnaire): FieldFault[] {
  const items = placedItems(form.item ?? [], 'item');
  if (items.length === 0) {
    return [{ field: 'item', message: 'A form needs a question.' }];
  }
  const seen = new Set<string>();
  const faults = items.flatMap(({ item, place }) => {
    const isTwice = item.linkId !== undefined && seen.has(item.linkId);
    seen.add(item.linkId);
    return [
      ...faultsOf(item, place),
      ...(isTwice ? [{ field: `${place}.linkId`, message: `${item.linkId} stands twice.` }] : []),
    ];
  });
  return [...faults, ...refusalsAt(form, items, faults)];
}

/** What Taskward cannot ask, but for items of which something else is said already. */
function refusalsAt(form: Questionnaire, items: readonly Placed[], faults: readonly FieldFault[]): FieldFault[] {
  return formRefusals(form).flatMap(({ linkId, what }) => {
    const place = items.find(({ item }) => item.linkId === linkId)?.place;
    const isTold = items.some(
      (each) => each.item.linkId === linkId && faults.some(({ field }) => field.startsWith(`${each.place}.`)),
    );
    return isTold ? [] : [{ field: place ?? 'item', message: `Taskward cannot ask this: ${what}.` }];
  });
}

function placedItems(items: readonly QuestionnaireItem[], within: string): Placed[] {
  return items.flatMap((item, index) => {
    const place = `${within}[${index}]`;
    return [{ item, place }, ...placedItems(item.item ?? [], `${place}.item`)];
  });
}

function faultsOf(item: QuestionnaireItem, place: string): FieldFault[] {
  const isChoice = item.type === 'choice' || item.type === 'open-choice';
  const choices = (item.answerOption ?? []).map((option) => valueWordsOf(option) ?? '');
  const twice = choices.find((words, index) => choices.indexOf(words) < index);
  const faults: [boolean, string, string][] = [
    [(item.text ?? '').trim() === '' && item.type !== 'group', 'text', 'Write what is asked.'],
    [
      isChoice && item.answerOption === undefined && item.answerValueSet === undefined,
      'answerOption',
      'Give the choices.',
    ],
    [twice !== undefined, 'answerOption', `${twice} stands twice.`],
    [
      (item.enableWhen ?? []).some(({ answerString }) => answerString === ''),
      'enableWhen',
      'Give the value that the condition asks for.',
    ],
    [item.type === 'group' && (item.item ?? []).length === 0, 'item', 'A group needs a question.'],
  ];
  return faults.flatMap(([isWrong, part, message]) => (isWrong ? [{ field: `${place}.${part}`, message }] : []));
}
