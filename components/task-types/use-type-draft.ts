'use client';

import { useState } from 'react';
import type { TaskTypeDetail } from '@/lib/domain/task-type/task-type';
import { isChangedDraft, type TypeDraft, typeDraftOf } from './type-draft';

type Removed = { words: string; before: TypeDraft };
type Options = { initial: TypeDraft; isSaving: boolean };

/** What stands in the editor, and the version it was typed on. While nothing is typed it follows what others save. */
export function useTypeDraft(current: TaskTypeDetail | undefined, { initial, isSaving }: Options) {
  const [seen, setSeen] = useState(current);
  const [opened, setOpened] = useState(() => (current === undefined ? initial : typeDraftOf(current)));
  const [draft, setDraft] = useState(opened);
  const [removed, setRemoved] = useState<Removed>();
  const isChanged = isChangedDraft(draft, opened);
  const isBehind = current !== undefined && seen?.seenVersion !== current.seenVersion && !isSaving;

  function moveTo(type: TaskTypeDetail, next = typeDraftOf(type)) {
    setSeen(type);
    setOpened(typeDraftOf(type));
    setDraft(next);
    setRemoved(undefined);
  }

  if (isBehind && !isChanged) {
    moveTo(current);
  }

  return {
    seen,
    opened,
    draft,
    isChanged,
    /** What somebody else saved since, while something is typed here. */
    theirs: isBehind && isChanged ? current : undefined,
    /** Goes on from another version; `next` is what then stands in the boxes. */
    moveTo,
    change: (next: TypeDraft) => {
      setDraft(next);
      setRemoved(undefined);
    },
    /** The question that was taken out last, until something else is changed. */
    removed,
    remove: (next: TypeDraft, words: string) => {
      setDraft(next);
      setRemoved({ words, before: draft });
    },
  };
}
