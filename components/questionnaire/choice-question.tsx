'use client';

import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import type { FormOption } from '@/lib/domain/task/form-questions';
import { OWN_WORDS } from '@/lib/domain/task/form-response';
import { CardQuestion } from './card-question';
import { fieldIdOf } from './field-id';
import type { QuestionProps } from './question-props';
import { hintOf, labelOf, ownWordsOf } from './question-words';

const MOST_CARDS = 6;

type ChoiceProps = Omit<QuestionProps, 'form'> & { options: readonly FormOption[] };

/** One choice: cards for a few, a list for many, and words of one's own where the question is open. */
export function ChoiceQuestion({ question, options, texts, error, onChange }: ChoiceProps) {
  const id = fieldIdOf(question.linkId);
  const [text = ''] = texts;
  const isOpen = question.type === 'open-choice';
  const isOwn = isOpen && text !== '' && !options.some(({ key }) => key === text);
  const value = isOwn ? OWN_WORDS : text;
  const choices = [
    ...options.map(({ key, words }) => ({ value: key, label: words })),
    ...(isOpen ? [{ value: OWN_WORDS, label: 'Something else' }] : []),
  ];
  return (
    <div className="space-y-3">
      {choices.length > MOST_CARDS ? (
        <Select
          id={id}
          label={labelOf(question)}
          hint={hintOf(question)}
          error={error}
          optional={question.required !== true}
          placeholder={question.required === true ? 'Choose one' : 'No answer'}
          options={choices}
          value={value}
          onChange={(event) => onChange(event.target.value === '' ? [] : [event.target.value])}
        />
      ) : (
        <CardQuestion question={question} options={choices} value={value} error={error} onChange={onChange} />
      )}
      {isOwn ? (
        <TextInput
          id={`${id}-own`}
          label={`${labelOf(question)}: in your own words`}
          autoComplete="off"
          value={ownWordsOf(text)}
          onChange={(event) => onChange([`${OWN_WORDS}${event.target.value}`])}
        />
      ) : null}
    </div>
  );
}
