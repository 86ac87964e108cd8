'use client';

import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { createContext, useContext } from 'react';
import type { FormVerb } from '@/lib/domain/task/form-verbs';
import type { ItemPath } from '@/lib/domain/task-type/item-tree';

/** What is done with the items of a form. Each moves the focus to what it is about, and says what it did. */
export type ItemActs = {
  add: (within: ItemPath, type: 'string' | 'group') => void;
  change: (path: ItemPath, change: (item: QuestionnaireItem) => QuestionnaireItem) => void;
  remove: (path: ItemPath) => void;
  duplicate: (path: ItemPath) => void;
  move: (path: ItemPath, by: -1 | 1) => void;
};

/** An item, and where it stands. */
export type ItemProps = { item: QuestionnaireItem; path: ItemPath };

/** The form that an item stands in, and what can be done with it. */
export type FormEdit = {
  verb: FormVerb;
  form: Questionnaire;
  acts: ItemActs;
  /** What is wrong, by the field such as `forms.complete.item[0].text`. */
  faults: ReadonlyMap<string, string>;
  isOpen: (linkId: string) => boolean;
  toggle: (linkId: string) => void;
};

export const FormEditContext = createContext<FormEdit | undefined>(undefined);

/** The form that is edited. @throws Error outside of one */
export function useFormEdit(): FormEdit {
  const edit = useContext(FormEditContext);
  if (edit === undefined) {
    throw new Error('An item stands in a form.');
  }
  return edit;
}
