'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { TextInput } from '@/components/ui/text-input';
import { limitWordsOf } from '@/lib/domain/form/answer-limits';
import { unitOf } from '@/lib/domain/form/form-questions';
import type { BoxProps } from './question-props';

/** A number with its unit. A box for text: the browser's own number box drops what it cannot read, and turns with the wheel. */
export function NumberBox({ question, place: _place, onChange, ...rest }: BoxProps) {
  const unit = unitOf(question);
  return (
    <TextInput
      {...rest}
      {...(unit === undefined ? {} : { suffix: unit })}
      inputMode={inputModeOf(question)}
      autoComplete="off"
      className="max-w-40 tabular-nums"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A telephone's number pad has no minus. */
function inputModeOf(question: QuestionnaireItem): 'text' | 'numeric' | 'decimal' {
  if (/(^| )-\d/.test(limitWordsOf(question) ?? '')) {
    return 'text';
  }
  return question.type === 'integer' ? 'numeric' : 'decimal';
}
