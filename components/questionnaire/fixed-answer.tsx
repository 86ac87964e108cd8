import { FieldError } from '@/components/ui/field';
import { fieldIdOf } from './field-id';
import type { QuestionProps } from './question-props';
import { answerWordsOf, labelOf, ownWordsOf } from './question-words';

/** A question with its answer in words, where it cannot be changed. */
export function FixedAnswer({ form, question, texts, error }: Omit<QuestionProps, 'onChange'>) {
  const id = fieldIdOf(question.linkId);
  const words = texts
    .filter((text) => ownWordsOf(text).trim() !== '')
    .map((text) => answerWordsOf(form, question, text));
  return (
    <div>
      <p className="mb-1 font-semibold">{labelOf(question)}</p>
      <FieldError id={`${id}-error`} error={error} />
      <p id={id} tabIndex={-1} className="wrap-anywhere whitespace-pre-line">
        {words.length === 0 ? <span className="text-ink-3">No answer</span> : words.join('\n')}
      </p>
    </div>
  );
}
