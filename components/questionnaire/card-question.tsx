'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { Button } from '@/components/ui/button';
import { RadioCards } from '@/components/ui/radio-cards';
import { fieldIdOf } from './field-id';
import { hintOf, labelOf } from './question-words';

type CardQuestionProps = {
  question: QuestionnaireItem;
  options: readonly { value: string; label: string }[];
  value: string;
  error: string | undefined;
  onChange: (texts: readonly string[]) => void;
};

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** One answer out of a few, none chosen beforehand. An optional one can be taken back, which radio buttons alone cannot. */
export function CardQuestion({ question, options, value, error, onChange }: CardQuestionProps) {
  const id = fieldIdOf(question.linkId);
  const isOptional = question.required !== true;

  function clear() {
    onChange([]);
    document.getElementById(id)?.focus();
  }

  return (
    <div>
      <RadioCards
        id={id}
        name={id}
        legend={labelOf(question)}
        hint={hintOf(question)}
        error={error}
        optional={isOptional}
        options={options}
        value={value}
        onChange={(chosen) => onChange([chosen])}
      />
      {isOptional && value !== '' ? (
        <Button variant="quiet" className="mt-1" onClick={clear}>
          Clear answer<span className="sr-only"> to {labelOf(question)}</span>
        </Button>
      ) : null}
    </div>
  );
}

/** Yes or no. */
export function BooleanQuestion({ value, ...rest }: Omit<CardQuestionProps, 'options'>) {
  return <CardQuestion {...rest} options={YES_NO} value={value} />;
}
