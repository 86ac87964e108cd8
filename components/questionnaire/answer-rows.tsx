'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { AnswerBox } from './answer-box';
import { fieldIdOf } from './field-id';
import type { QuestionProps } from './question-props';
import { QuestionSet } from './question-set';
import { hintOf, labelOf } from './question-words';

/** A question with several answers, a box each; more can be added and every one removed. */
export function AnswerRows({ question, texts, error, onChange }: Omit<QuestionProps, 'form'>) {
  const id = fieldIdOf(question.linkId);
  const focusNext = useRef<string>(undefined);
  const rows = (texts.length === 0 ? [''] : texts).map((text, index) => ({
    text,
    index,
    id: index === 0 ? id : `${id}-${index}`,
  }));

  // The button that was pressed may be gone, or the new box not drawn yet.
  useEffect(() => {
    if (focusNext.current !== undefined) {
      document.getElementById(focusNext.current)?.focus();
      focusNext.current = undefined;
    }
  });

  function change(next: readonly string[], focus?: number) {
    focusNext.current = focus === undefined ? undefined : (rows[focus]?.id ?? `${id}-${focus}`);
    onChange(next);
  }

  return (
    <QuestionSet
      id={id}
      label={labelOf(question)}
      hint={[hintOf(question), 'Several answers are possible.'].filter(Boolean).join('. ')}
      error={error}
      optional={question.required !== true}
    >
      <div className="space-y-2">
        {rows.map((row) => (
          <div key={row.id} className="flex flex-wrap items-end gap-2">
            <div className="min-w-0 flex-1">
              <AnswerBox
                question={question}
                id={row.id}
                label={`Answer ${row.index + 1}`}
                optional={false}
                value={row.text}
                onChange={(text) => change(rows.map((each) => (each === row ? text : each.text)))}
              />
            </div>
            {rows.length === 1 ? null : (
              <Button
                variant="quiet"
                onClick={() =>
                  change(
                    rows.filter((each) => each !== row).map(({ text }) => text),
                    Math.max(row.index - 1, 0),
                  )
                }
              >
                Remove<span className="sr-only"> answer {row.index + 1}</span>
              </Button>
            )}
          </div>
        ))}
        <Button onClick={() => change([...rows.map(({ text }) => text), ''], rows.length)}>
          Add another answer<span className="sr-only"> to {labelOf(question)}</span>
        </Button>
      </div>
    </QuestionSet>
  );
}
