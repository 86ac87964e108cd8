'use client';

import { rowPlace } from '@/lib/domain/form/draft-shape';
import { isChoice, isTicked, optionsOf } from '@/lib/domain/form/form-questions';
import { AnswerRows } from './answer-rows';
import { useAskedForm } from './asked-form';
import { BooleanQuestion } from './card-question';
import { ChoiceQuestion } from './choice-question';
import { ChoicesQuestion } from './choices-question';
import { FixedAnswer } from './fixed-answer';
import { OneBox } from './one-box';
import type { PlaceProps, QuestionProps } from './question-props';

/** One question with the control that its type asks for and, once it is answered, what stands below the answer. */
export function AskedQuestion({ question, above, below }: QuestionProps) {
  const { context, isReadOnly } = useAskedForm();
  if (isReadOnly || question.readOnly === true) {
    return <FixedAnswer question={question} above={above} below={below} />;
  }
  if (isTicked(context.form, question)) {
    return <ChoicesQuestion question={question} above={above} below={below} />;
  }
  return question.repeats === true && question.type !== 'boolean' ? (
    <AnswerRows question={question} above={above} below={below} />
  ) : (
    <div className="space-y-4">
      <OneQuestion question={question} above={above} />
      {below(rowPlace(above, question.linkId, 0))}
    </div>
  );
}

function OneQuestion({ question, above }: PlaceProps) {
  const { context } = useAskedForm();
  if (question.type === 'boolean') {
    return <BooleanQuestion question={question} above={above} />;
  }
  return isChoice(question) && optionsOf(context.form, question).length > 0 ? (
    <ChoiceQuestion question={question} above={above} />
  ) : (
    <OneBox question={question} above={above} />
  );
}
