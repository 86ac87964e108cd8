'use client';

import { Button } from '@/components/ui/button';
import { RadioCards } from '@/components/ui/radio-cards';
import { useSay } from '@/components/ui/say';
import { rowPlace } from '@/lib/domain/form/draft-shape';
import { extensionOf } from '@/lib/domain/form/form-extension';
import { words } from '@/lib/domain/words/said';
import { useAskedForm } from './asked-form';
import { fieldIdOf } from './field-id';
import type { PlaceProps } from './question-props';
import { hintOf, labelOf } from './question-words';
import { useRowPart } from './use-row-part';

type CardQuestionProps = PlaceProps & {
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (text: string) => void;
};

const YES_NO = [
  { value: 'true', label: words('Yes') },
  { value: 'false', label: words('No') },
];

/** One answer out of a few, none chosen beforehand. An optional one can be taken back, which radio buttons alone cannot. */
export function CardQuestion({ question, above, options, value, onChange }: CardQuestionProps) {
  const say = useSay();
  const { faults } = useAskedForm();
  const place = rowPlace(above, question.linkId, 0);
  const id = fieldIdOf(place);
  const isOptional = question.required !== true;

  function clear() {
    onChange('');
    document.getElementById(id)?.focus();
  }

  return (
    <div>
      <RadioCards
        id={id}
        name={id}
        legend={labelOf(question, say)}
        hint={hintOf(question, say)}
        error={faults.get(place)}
        optional={isOptional}
        options={options}
        stacked={extensionOf(question, 'questionnaire-choiceOrientation')?.valueCode === 'vertical'}
        value={value}
        onChange={onChange}
      />
      {isOptional && value !== '' ? (
        <Button
          variant="quiet"
          className="mt-1"
          aria-label={say('Clear answer to {question}', { question: labelOf(question, say) })}
          onClick={clear}
        >
          {say('Clear answer')}
        </Button>
      ) : null}
    </div>
  );
}

/** Yes or no. */
export function BooleanQuestion({ question, above }: PlaceProps) {
  const say = useSay();
  const [value, change] = useRowPart(rowPlace(above, question.linkId, 0), 'text');
  const options = YES_NO.map((option) => ({ ...option, label: say(option.label) }));
  return <CardQuestion question={question} above={above} options={options} value={value} onChange={change} />;
}
