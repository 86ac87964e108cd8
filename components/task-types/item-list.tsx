'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { Plus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { FieldError } from '@/components/ui/field';
import type { ItemPath } from '@/lib/domain/task-type/item-tree';
import { useFormEdit } from './form-edit';
import { ItemCard } from './item-card';
import { controlIdOf, itemFieldOf } from './type-faults';

type ItemListProps = { items: readonly QuestionnaireItem[]; within: ItemPath };

/** The items of a form or of a group in order, and adding one. */
export function ItemList({ items, within }: ItemListProps) {
  const { verb, acts, faults } = useFormEdit();
  const field = `${itemFieldOf(verb, within)}.item`;
  const id = controlIdOf(field);
  return (
    <div className="space-y-2">
      <ol className="space-y-2">
        {items.map((item, index) => (
          <ItemCard
            key={keyOf(item, index, items)}
            item={item}
            path={[...within, index]}
            places={items.length}
            inside={<ItemList items={item.item ?? []} within={[...within, index]} />}
          />
        ))}
      </ol>
      <FieldError id={`${id}-error`} error={faults.get(field)} />
      <div className="flex flex-wrap gap-2">
        <Button
          id={id}
          aria-describedby={faults.has(field) ? `${id}-error` : undefined}
          onClick={() => acts.add(within, 'string')}
        >
          <Plus aria-hidden="true" className="size-4" />
          {within.length === 0 ? 'Add a question' : 'Add a question to this group'}
        </Button>
        {within.length === 0 ? (
          <Button onClick={() => acts.add(within, 'group')}>
            <Plus aria-hidden="true" className="size-4" />
            Add a group
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** Its linkId; a form that was pasted may have one twice. */
function keyOf({ linkId }: QuestionnaireItem, index: number, items: readonly QuestionnaireItem[]): string {
  return items.findIndex((each) => each.linkId === linkId) === index ? linkId : `${linkId} ${index}`;
}
