'use client';

import { useSay } from '@/components/ui/say';
import { rowPlace } from '@/lib/domain/form/draft-shape';
import { AnswerBox } from './answer-box';
import { useAskedForm } from './asked-form';
import type { PlaceProps } from './question-props';
import { hintOf, labelOf } from './question-words';

/** A question with one box. */
export function OneBox({ question, above }: PlaceProps) {
  const say = useSay();
  const { faults } = useAskedForm();
  const place = rowPlace(above, question.linkId, 0);
  return (
    <AnswerBox
      question={question}
      place={place}
      label={labelOf(question, say)}
      hint={hintOf(question, say)}
      error={faults.get(place)}
      optional={question.required !== true}
    />
  );
}
