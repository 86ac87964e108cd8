import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import type { FieldFault } from '@/lib/domain/fhir/errors';

/** What is wrong with a form that an administrator wrote, by the place of the item in it: `item[0].item[2].text`. */
export function formDesignFaults(form: Questionnaire): FieldFault[] {
  const items = placedItems(form.item ?? [], 'item');
  const seen = new Set<string>();
  const faults = items.flatMap(({ item, place }) => {
    const isTwice = seen.has(item.linkId);
    seen.add(item.linkId);
    return [
      ...faultsOf(item, place),
      ...(isTwice ? [{ field: `${place}.linkId`, message: `${item.linkId} stands twice.` }] : []),
    ];
  });
  return items.length === 0 ? [{ field: 'item', message: 'A form needs a question.' }] : faults;
}

function placedItems(
  items: readonly QuestionnaireItem[],
  within: string,
): { item: QuestionnaireItem; place: string }[] {
  return items.flatMap((item, index) => {
    const place = `${within}[${index}]`;
    return [{ item, place }, ...placedItems(item.item ?? [], `${place}.item`)];
  });
}

function faultsOf(item: QuestionnaireItem, place: string): FieldFault[] {
  const isChoice = item.type === 'choice' || item.type === 'open-choice';
  const faults: [boolean, string, string][] = [
    [(item.text ?? '').trim() === '' && item.type !== 'group', 'text', 'Write what is asked.'],
    [
      isChoice && item.answerOption === undefined && item.answerValueSet === undefined,
      'answerOption',
      'Give the choices.',
    ],
    [item.type === 'group' && (item.item ?? []).length === 0, 'item', 'A group needs a question.'],
  ];
  return faults.flatMap(([isWrong, part, message]) => (isWrong ? [{ field: `${place}.${part}`, message }] : []));
}
