'use client';

import { useFieldArray } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { useSay } from '@/components/ui/say';
import { itemPlace, rowPlace } from '@/lib/domain/form/draft-shape';
import { mostOf } from '@/lib/domain/form/occurrences';
import { openedRow } from '@/lib/domain/form/open-draft';
import { AnswerBox } from './answer-box';
import { useAskedForm } from './asked-form';
import { fieldIdOf } from './field-id';
import type { QuestionProps } from './question-props';
import { QuestionSet } from './question-set';
import { hintOf, labelOf } from './question-words';
import { useFocusNext } from './use-focus-next';

/** A question with several answers, a box each; more can be added and every one removed. */
export function AnswerRows({ question, above, below }: QuestionProps) {
  const say = useSay();
  const { context, faults } = useAskedForm();
  const { fields, append, remove } = useFieldArray({ name: itemPlace(above, question.linkId) });
  const focusNext = useFocusNext();
  const placeOf = (index: number) => rowPlace(above, question.linkId, index);
  const hint = [hintOf(question, say), say('Several answers are possible')].filter(Boolean).join('. ');

  function add() {
    append(openedRow(question, context), { shouldFocus: false });
    focusNext(fieldIdOf(placeOf(fields.length)));
  }

  function take(index: number) {
    remove(index);
    focusNext(fieldIdOf(placeOf(Math.max(index - 1, 0))));
  }

  return (
    <QuestionSet
      id={fieldIdOf(itemPlace(above, question.linkId))}
      label={labelOf(question, say)}
      hint={`${hint}.`}
      error={fields.length === 0 ? faults.get(placeOf(0)) : undefined}
      optional={question.required !== true}
    >
      <div className="space-y-2">
        {fields.map((field, index) => (
          <div key={field.id} className="space-y-2">
            <div className="flex flex-wrap items-end gap-2">
              <div className="min-w-0 flex-1">
                <AnswerBox
                  question={question}
                  place={placeOf(index)}
                  label={say('Answer {number}', { number: index + 1 })}
                  error={faults.get(placeOf(index))}
                  optional={false}
                />
              </div>
              {fields.length === 1 ? null : (
                <Button
                  variant="quiet"
                  aria-label={say('Remove answer {number}', { number: index + 1 })}
                  onClick={() => take(index)}
                >
                  {say('Remove')}
                </Button>
              )}
            </div>
            {below(placeOf(index))}
          </div>
        ))}
        {fields.length >= mostOf(question) ? null : (
          <Button
            {...(fields.length === 0 && { id: fieldIdOf(placeOf(0)) })}
            aria-label={say('Add another answer to {question}', { question: labelOf(question, say) })}
            onClick={add}
          >
            {say('Add another answer')}
          </Button>
        )}
      </div>
    </QuestionSet>
  );
}
