'use client';

import { useWatch } from 'react-hook-form';
import { FieldError } from '@/components/ui/field';
import { useSay } from '@/components/ui/say';
import { type DraftRow, itemPlace, rowPlace } from '@/lib/domain/form/draft-shape';
import { ownWordsOf } from '@/lib/domain/form/own-words';
import { useAskedForm } from './asked-form';
import { fieldIdOf } from './field-id';
import type { QuestionProps } from './question-props';
import { answerWordsOf, labelOf } from './question-words';

/** A question with its answers in words, where they cannot be changed. */
export function FixedAnswer({ question, above, below }: QuestionProps) {
  const say = useSay();
  const { context, faults } = useAskedForm();
  const rows: readonly DraftRow[] = useWatch({ name: itemPlace(above, question.linkId) }) ?? [];
  const id = fieldIdOf(rowPlace(above, question.linkId, 0));
  const answered = rows.flatMap((row, index) =>
    ownWordsOf(row.text).trim() === ''
      ? []
      : [
          {
            words: answerWordsOf({ form: context.form, question, row }, say),
            place: rowPlace(above, question.linkId, index),
          },
        ],
  );
  return (
    <div>
      <p className="wrap-anywhere mb-1 font-semibold">{labelOf(question, say)}</p>
      <FieldError id={`${id}-error`} error={faults.get(rowPlace(above, question.linkId, 0))} />
      <div id={id} tabIndex={-1} className="wrap-anywhere whitespace-pre-line">
        {answered.length === 0 ? <span className="text-ink-3">{say('No answer')}</span> : null}
        {answered.map(({ words, place }) => (
          <div key={place}>
            <p>{words}</p>
            {below(place)}
          </div>
        ))}
      </div>
    </div>
  );
}
