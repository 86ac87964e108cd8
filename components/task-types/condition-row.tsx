'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import {
  CONDITION_OPERATORS,
  type Condition,
  type ConditionOperator,
  conditionChoices,
  newCondition,
  operatorsFor,
} from '@/lib/domain/task-type/item-conditions';
import { useFormEdit } from './form-edit';

type ConditionRowProps = {
  number: number;
  condition: Condition;
  /** What it can hang on. */
  questions: readonly QuestionnaireItem[];
  onChange: (condition: Condition) => void;
  onRemove: () => void;
};

/** Question, how, and value of one condition. */
export function ConditionRow({ number, condition, questions, onChange, onRemove }: ConditionRowProps) {
  const { form } = useFormEdit();
  const { question, operator, value } = condition;
  // What is typed, which a number is not yet while its point is written.
  const [text, setText] = useState(value);
  const asked = questions.find(({ linkId }) => linkId === question);
  const choices = asked === undefined ? undefined : conditionChoices(form, asked);
  const hasValue = operator !== 'exists' && operator !== 'missing';

  function ask(linkId: string) {
    const next = questions.find((each) => each.linkId === linkId);
    if (next !== undefined) {
      const made = newCondition(next, form);
      setText(made.value);
      onChange(made);
    }
  }

  function type(next: string) {
    setText(next);
    onChange({ ...condition, value: next });
  }

  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-0 flex-1 basis-40">
        <Select
          label={`Question of condition ${number}`}
          options={questions.map(({ linkId, text }) => ({ value: linkId, label: text?.trim() || linkId }))}
          value={question}
          onChange={(event) => ask(event.target.value)}
        />
      </div>
      <div className="basis-32">
        <Select
          label="How"
          options={operatorsFor(asked).map((each) => ({ value: each, label: CONDITION_OPERATORS[each] }))}
          value={operator}
          onChange={(event) => onChange({ ...condition, operator: event.target.value as ConditionOperator })}
        />
      </div>
      {hasValue ? (
        <div className="min-w-0 flex-1 basis-32">
          {choices === undefined ? (
            <TextInput label="Value" autoComplete="off" value={text} onChange={(event) => type(event.target.value)} />
          ) : (
            <Select
              label="Value"
              options={choices}
              value={value}
              onChange={(event) => onChange({ ...condition, value: event.target.value })}
            />
          )}
        </div>
      ) : null}
      <IconButton label={`Remove condition ${number}`} onClick={onRemove}>
        <Trash2 aria-hidden="true" className="size-4" />
      </IconButton>
    </div>
  );
}
