'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import {
  type Condition,
  conditionOf,
  conditionQuestions,
  enableWhenOf,
  newCondition,
} from '@/lib/domain/task-type/item-conditions';
import { ConditionRow } from './condition-row';
import { type ItemProps, useFormEdit } from './form-edit';
import { controlIdOf, itemFieldOf } from './type-faults';

/** When an item is asked. Conditions that cannot be shown whole stay as they are, and are named as what it also has. */
export function ConditionsField({ item, path }: ItemProps) {
  const { verb, form, acts, faults } = useFormEdit();
  const field = `${itemFieldOf(verb, path)}.enableWhen`;
  const id = controlIdOf(field);
  const questions = conditionQuestions(form, item);
  const conditions = (item.enableWhen ?? []).map((when) => conditionOf(when, form));
  const shown = conditions.flatMap((condition) => condition ?? []);
  if (questions.length === 0 || shown.length < conditions.length) {
    return null;
  }
  const change = (next: readonly Condition[]) =>
    acts.change(path, (each) =>
      withConditions(
        each,
        next.map((condition) => enableWhenOf(condition, form)),
      ),
    );

  function add() {
    const [first] = questions;
    if (first !== undefined) {
      change([...shown, newCondition(first, form)]);
    }
  }

  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={faults.has(field) ? `${id}-error` : undefined}
      className="min-w-0 space-y-2"
    >
      <legend className={shown.length === 0 ? 'sr-only' : 'font-semibold'}>Asked only when</legend>
      <FieldError id={`${id}-error`} error={faults.get(field)} />
      {shown.length > 1 ? (
        <Select
          label="How many have to hold"
          options={[
            { value: 'any', label: 'One of these' },
            { value: 'all', label: 'All of these' },
          ]}
          value={item.enableBehavior ?? 'any'}
          onChange={(event) =>
            acts.change(path, (each) => ({ ...each, enableBehavior: event.target.value === 'all' ? 'all' : 'any' }))
          }
        />
      ) : null}
      {shown.map((condition, index) => (
        <ConditionRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition has no name of its own; its boxes hold nothing but what stands here.
          key={`${index} of ${shown.length}`}
          number={index + 1}
          condition={condition}
          questions={questions}
          onChange={(next) => change(shown.map((each, at) => (at === index ? next : each)))}
          onRemove={() => change(shown.filter((_, at) => at !== index))}
        />
      ))}
      <Button variant="quiet" onClick={add}>
        <Plus aria-hidden="true" className="size-4" />
        {shown.length === 0 ? 'Ask it only under a condition' : 'Add a condition'}
      </Button>
    </fieldset>
  );
}

/** R4 wants to know how several conditions go together (que-12). */
function withConditions(
  { enableWhen: _when, enableBehavior, ...item }: QuestionnaireItem,
  enableWhen: NonNullable<QuestionnaireItem['enableWhen']>,
): QuestionnaireItem {
  if (enableWhen.length === 0) {
    return item;
  }
  const behavior = enableBehavior ?? (enableWhen.length > 1 ? 'any' : undefined);
  return { ...item, enableWhen, ...(behavior !== undefined && { enableBehavior: behavior }) };
}
