'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { memo } from 'react';
import { useSay } from '@/components/ui/say';
import { itemPlace, rowPlace } from '@/lib/domain/form/draft-shape';
import { extensionOf } from '@/lib/domain/form/form-extension';
import { type AskedForm, useAskedForm } from './asked-form';
import { AskedQuestion } from './asked-question';
import { EntryGroup } from './entry-group';
import { FormGroup } from './form-group';
import { labelOf } from './question-words';

type ItemsProps = {
  items: readonly QuestionnaireItem[] /** The place of the answer or the entry they are below. */;
  above: string;
};

/** The items of a form that are asked now, in order. */
export function FormItems({ items, above }: ItemsProps) {
  const state = useAskedForm();
  return items
    .filter((item) => isShown(item, above, state))
    .map((item) => <FormItem key={item.linkId} item={item} above={above} />);
}

/** What is asked below an answer, set off from it; nothing where nothing is. */
function ItemsBelow({ items, above }: ItemsProps) {
  const state = useAskedForm();
  return items.some((item) => isShown(item, above, state)) ? (
    <div className="space-y-4 border-line-strong border-l-2 pl-4">
      <FormItems items={items} above={above} />
    </div>
  ) : null;
}

const FormItem = memo(function FormItem({ item, above }: { item: QuestionnaireItem; above: string }) {
  const say = useSay();
  const inner = item.item ?? [];
  const inside = (place: string) => <FormItems items={inner} above={place} />;
  const below = (place: string) => <ItemsBelow items={inner} above={place} />;
  switch (item.type) {
    case 'group':
      return item.repeats === true ? (
        <EntryGroup group={item} above={above} inside={inside} />
      ) : (
        <FormGroup group={item} above={above} inside={inside} />
      );
    case 'display':
      return <p className="wrap-anywhere whitespace-pre-line text-ink-2">{labelOf(item, say)}</p>;
    default:
      return <AskedQuestion question={item} above={above} below={below} />;
  }
});

/** Whether an item is drawn. A hidden one with a fault is: nobody could put it right otherwise. */
function isShown(item: QuestionnaireItem, above: string, state: AskedForm): boolean {
  const place = itemPlace(above, item.linkId);
  const isHidden = extensionOf(item, 'questionnaire-hidden')?.valueBoolean === true;
  const isFaulty = [...state.faults.keys()].some((faulty) => faulty === place || faulty.startsWith(`${place}.`));
  if ((isHidden && !isFaulty) || !state.asked.has(place)) {
    return false;
  }
  const isOne = item.type === 'group' && item.repeats !== true;
  return !isOne || (item.item ?? []).some((inner) => isShown(inner, rowPlace(above, item.linkId, 0), state));
}
