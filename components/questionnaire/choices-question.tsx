'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { TextInput } from '@/components/ui/text-input';
import type { FormOption } from '@/lib/domain/task/form-questions';
import { OWN_WORDS } from '@/lib/domain/task/form-response';
import { fieldIdOf } from './field-id';
import type { QuestionProps } from './question-props';
import { QuestionSet } from './question-set';
import { hintOf, labelOf, ownWordsOf } from './question-words';

type ChoicesProps = Omit<QuestionProps, 'form'> & { options: readonly FormOption[] };

/** Several choices, a check box each, and words of one's own where the question is open. */
export function ChoicesQuestion({ question, options, texts, error, onChange }: ChoicesProps) {
  const id = fieldIdOf(question.linkId);
  const isOption = (text: string) => options.some(({ key }) => key === text);
  const own = texts.filter((text) => !isOption(text)).map((text, index) => ({ text, id: `${id}-own-${index}` }));
  const isOpen = question.type === 'open-choice';

  function choose(chosen: (key: string) => boolean, ownTexts: readonly string[]) {
    onChange([...options.map(({ key }) => key).filter(chosen), ...ownTexts]);
  }

  const ownTexts = own.map(({ text }) => text);
  const isChosen = (key: string) => texts.includes(key);
  return (
    <QuestionSet
      id={id}
      label={labelOf(question)}
      hint={[hintOf(question), 'Choose all that apply.'].filter(Boolean).join('. ')}
      error={error}
      optional={question.required !== true}
    >
      {options.map(({ key, words }, index) => (
        <Checkbox
          key={key}
          id={index === 0 ? id : `${id}-${index}`}
          label={words}
          checked={isChosen(key)}
          onChange={({ target }) => choose((each) => (each === key ? target.checked : isChosen(each)), ownTexts)}
        />
      ))}
      {isOpen ? (
        <Checkbox
          label="Something else"
          checked={own.length > 0}
          onChange={({ target }) => choose(isChosen, target.checked ? [OWN_WORDS] : [])}
        />
      ) : null}
      {own.map((each) => (
        <TextInput
          key={each.id}
          id={each.id}
          label="In your own words"
          autoComplete="off"
          value={ownWordsOf(each.text)}
          onChange={({ target }) =>
            choose(
              isChosen,
              own.map(({ id: ownId, text }) => (ownId === each.id ? `${OWN_WORDS}${target.value}` : text)),
            )
          }
        />
      ))}
    </QuestionSet>
  );
}
