'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Copy, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { typeWords } from '@/lib/domain/task-type/item-parts';
import { type ItemProps, useFormEdit } from './form-edit';
import { ItemFields } from './item-fields';
import { controlIdOf, itemFieldOf } from './type-faults';
import { wordsOf } from './use-item-acts';

/** One item: a line that says what it asks, what can be done with it, and its fields when it is open. One with a fault stays open; `inside` are the items of a group. */
export function ItemCard({ item, path, places, inside }: ItemProps & { places: number; inside: ReactNode }) {
  const { verb, faults, isOpen, toggle } = useFormEdit();
  const field = itemFieldOf(verb, path);
  const isFaulty = [...faults.keys()].some((each) => each.startsWith(`${field}.`));
  const isShown = isOpen(item.linkId) || isFaulty;
  const Chevron = isShown ? ChevronDown : ChevronRight;
  return (
    <li className="rounded-md border border-line-strong">
      <div className="flex flex-wrap items-center gap-1 p-1">
        <button
          type="button"
          aria-expanded={isShown}
          onClick={() => toggle(item.linkId)}
          className="flex min-h-control min-w-0 flex-1 basis-40 items-start gap-2 rounded-md px-2 py-1 text-left hover:bg-sunken"
        >
          <Chevron aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-3" />
          <span className="min-w-0">
            <span className="sr-only">{path.map((index) => index + 1).join('.')} </span>
            <span className="wrap-anywhere font-semibold">{item.text?.trim() || 'No words yet'}</span>
            <span className="block text-ink-2 text-sm">{factsOf(item)}</span>
          </span>
        </button>
        <ItemButtons item={item} path={path} places={places} />
      </div>
      {isShown ? <ItemFields item={item} path={path} /> : null}
      {item.type === 'group' || item.item !== undefined ? (
        <div className="border-line border-t bg-canvas p-2 pl-4">{inside}</div>
      ) : null}
    </li>
  );
}

function ItemButtons({ item, path, places }: ItemProps & { places: number }) {
  const { verb, acts } = useFormEdit();
  const field = itemFieldOf(verb, path);
  const name = wordsOf(item);
  const index = path.at(-1) ?? 0;
  return (
    <div className="ml-auto flex">
      <IconButton
        id={controlIdOf(`${field}.up`)}
        label={`Move ${name} up`}
        disabled={index === 0}
        onClick={() => acts.move(path, -1)}
      >
        <ArrowUp aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton
        id={controlIdOf(`${field}.down`)}
        label={`Move ${name} down`}
        disabled={index === places - 1}
        onClick={() => acts.move(path, 1)}
      >
        <ArrowDown aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton label={`Duplicate ${name}`} onClick={() => acts.duplicate(path)}>
        <Copy aria-hidden="true" className="size-4" />
      </IconButton>
      <IconButton label={`Remove ${name}`} onClick={() => acts.remove(path)}>
        <Trash2 aria-hidden="true" className="size-4" />
      </IconButton>
    </div>
  );
}

function factsOf({ type, required, repeats, enableWhen }: QuestionnaireItem): string {
  return [typeWords(type), required && 'required', repeats && 'repeats', enableWhen && 'asked under a condition']
    .filter(Boolean)
    .join(' · ');
}
