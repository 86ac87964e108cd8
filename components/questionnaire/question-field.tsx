'use client';

import { optionsOf } from '@/lib/domain/task/form-questions';
import { AnswerBox } from './answer-box';
import { AnswerRows } from './answer-rows';
import { BooleanQuestion } from './card-question';
import { ChoiceQuestion } from './choice-question';
import { ChoicesQuestion } from './choices-question';
import { fieldIdOf } from './field-id';
import { FileNote } from './file-note';
import type { QuestionProps } from './question-props';
import { hintOf, labelOf } from './question-words';

/** One question with the control that its type asks for. */
export function QuestionField(props: QuestionProps) {
  const { form, question, texts, error, onChange } = props;
  const options = optionsOf(form, question);
  if (question.type === 'attachment') {
    return <FileNote question={question} error={error} />;
  }
  if (question.type === 'boolean') {
    return <BooleanQuestion question={question} value={texts[0] ?? ''} error={error} onChange={onChange} />;
  }
  if (options.length > 0 && (question.type === 'choice' || question.type === 'open-choice')) {
    return question.repeats === true ? (
      <ChoicesQuestion {...props} options={options} />
    ) : (
      <ChoiceQuestion {...props} options={options} />
    );
  }
  return question.repeats === true ? <AnswerRows {...props} /> : <OneBox {...props} />;
}

function OneBox({ question, texts, error, onChange }: QuestionProps) {
  return (
    <AnswerBox
      question={question}
      id={fieldIdOf(question.linkId)}
      label={labelOf(question)}
      hint={hintOf(question)}
      error={error}
      optional={question.required !== true}
      value={texts[0] ?? ''}
      onChange={(text) => onChange(text === '' ? [] : [text])}
    />
  );
}
