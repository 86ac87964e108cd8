'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { useSay } from '@/components/ui/say';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import { rowPlace } from '@/lib/domain/form/draft-shape';
import { extensionOf } from '@/lib/domain/form/form-extension';
import { optionsOf } from '@/lib/domain/form/form-questions';
import { OWN_WORDS, ownWordsOf } from '@/lib/domain/form/own-words';
import { useAskedForm } from './asked-form';
import { CardQuestion } from './card-question';
import { fieldIdOf } from './field-id';
import type { PlaceProps } from './question-props';
import { hintOf, labelOf } from './question-words';
import { useRowPart } from './use-row-part';

const MOST_CARDS = 6;
const LISTS: readonly (string | undefined)[] = ['drop-down', 'autocomplete', 'lookup'];

/** One choice: cards for a few, a list for many, and words of one's own where the question is open. */
export function ChoiceQuestion({ question, above }: PlaceProps) {
  const say = useSay();
  const { context, faults } = useAskedForm();
  const place = rowPlace(above, question.linkId, 0);
  const [text, change] = useRowPart(place, 'text');
  const options = optionsOf(context.form, question, say);
  const isOpen = question.type === 'open-choice';
  const isOwn = isOpen && text !== '' && !options.some(({ key }) => key === text);
  const value = isOwn ? OWN_WORDS : text;
  const choices = [
    ...options.map(({ key, words }) => ({ value: key, label: words })),
    ...(isOpen ? [{ value: OWN_WORDS, label: say('Something else') }] : []),
  ];
  return (
    <div className="space-y-3">
      {isList(question, choices.length) ? (
        <Select
          id={fieldIdOf(place)}
          label={labelOf(question, say)}
          hint={hintOf(question, say)}
          error={faults.get(place)}
          optional={question.required !== true}
          placeholder={question.required === true ? say('Choose one') : say('No answer')}
          options={choices}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <CardQuestion question={question} above={above} options={choices} value={value} onChange={change} />
      )}
      {isOwn ? (
        <TextInput
          id={`${fieldIdOf(place)}-own`}
          label={say('{question}: in your own words', { question: labelOf(question, say) })}
          autoComplete="off"
          value={ownWordsOf(text)}
          onChange={(event) => change(`${OWN_WORDS}${event.target.value}`)}
        />
      ) : null}
    </div>
  );
}

/** As the form wants it (hl7.org/fhir/R4/extension-questionnaire-itemcontrol.html), else by how many there are. */
function isList(question: QuestionnaireItem, choices: number): boolean {
  const control = extensionOf(question, 'questionnaire-itemControl')?.valueCodeableConcept?.coding?.[0]?.code;
  return LISTS.includes(control) || (control !== 'radio-button' && choices > MOST_CARDS);
}
