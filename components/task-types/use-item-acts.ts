'use client';

import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { useState } from 'react';
import { useAnnounce } from '@/components/ui/live-region';
import { questionsOf } from '@/lib/domain/form/form-questions';
import type { FormVerb } from '@/lib/domain/task/form-verbs';
import {
  type ItemPath,
  itemAt,
  withAdded,
  withChanged,
  withDuplicate,
  withMoved,
  withoutItem,
} from '@/lib/domain/task-type/item-tree';
import { freshLinkId } from '@/lib/domain/task-type/link-id';
import { chance } from './chance';
import type { ItemActs } from './form-edit';
import { controlIdOf, itemFieldOf } from './type-faults';
import { useFocusSoon } from './use-focus-soon';

type Options = {
  verb: FormVerb;
  form: Questionnaire;
  onChange: (form: Questionnaire) => void;
  onRemove: (form: Questionnaire, words: string) => void;
};

/** What is done with the items of a form, and which of them stand open. */
export function useItemActs({ verb, form, onChange, onRemove }: Options) {
  const announce = useAnnounce();
  const focusSoon = useFocusSoon();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const items = form.item ?? [];
  const idOf = (path: ItemPath, part: string) => controlIdOf(`${itemFieldOf(verb, path)}.${part}`);
  const opened = (linkIds: readonly string[]) => setOpen((last) => new Set([...last, ...linkIds]));

  const acts: ItemActs = {
    add: (within, type) => {
      const linkId = freshLinkId(new Set(questionsOf(items).map((each) => each.linkId)), chance);
      const level = within.length === 0 ? items : (itemAt(items, within)?.item ?? []);
      onChange({ ...form, item: withAdded(items, within, { linkId, type }) });
      opened([linkId]);
      focusSoon(idOf([...within, level.length], 'text'));
    },
    change: (path, change) => onChange({ ...form, item: withChanged(items, path, change) }),
    remove: (path) => {
      const words = wordsOf(itemAt(items, path));
      onRemove(withItems(form, withoutItem(items, path)), words);
      announce(`${words} was removed. It can be put back.`);
      focusSoon('type-forms-undo');
    },
    duplicate: (path) => {
      const next = withDuplicate(items, path, chance);
      const copy = [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
      onChange({ ...form, item: next });
      opened([itemAt(next, copy)?.linkId ?? '']);
      focusSoon(idOf(copy, 'text'));
    },
    move: (path, by) => {
      const to = [...path.slice(0, -1), (path.at(-1) ?? 0) + by];
      onChange({ ...form, item: withMoved(items, path, by) });
      announce(`${wordsOf(itemAt(items, path))} is now at place ${to.map((index) => index + 1).join('.')}.`);
      focusSoon(idOf(to, by < 0 ? 'up' : 'down'));
    },
  };
  const toggle = (linkId: string) =>
    setOpen((last) =>
      last.has(linkId) ? new Set([...last].filter((each) => each !== linkId)) : new Set([...last, linkId]),
    );
  return { acts, isOpen: (linkId: string) => open.has(linkId), toggle };
}

/** How an item is called in a sentence. */
export function wordsOf(item: QuestionnaireItem | undefined): string {
  const text = item?.text?.trim() ?? '';
  return text === '' ? 'The question without words' : `“${text}”`;
}

function withItems({ item: _item, ...form }: Questionnaire, items: QuestionnaireItem[]): Questionnaire {
  return items.length === 0 ? form : { ...form, item: items };
}
