'use client';

import { useState } from 'react';
import { useAnnounce } from '@/components/ui/live-region';
import { useSaveTaskType } from '@/lib/client/use-save-task-type';
import type { TaskTypeDetail } from '@/lib/domain/task-type/task-type';
import type { TypeAtVersion } from '@/lib/domain/task-type/task-type-changes';
import { isChangedDraft, rebasedDraft, type TypeDraft, type TypeFault, typeDraftOf, typeOfDraft } from './type-draft';
import { useTypeDraft } from './use-type-draft';

export type TypeEditor = ReturnType<typeof useTypeEditor>;
type Options = {
  /** The type as it stands on the server, as far as is known; undefined for a new one. */
  current: TaskTypeDetail | undefined;
  /** What stands in the boxes of a new one at first. */
  initial: TypeDraft;
  onMade: (made: TaskTypeDetail) => void;
};
type Tried = { faults: readonly TypeFault[]; attempt: number };

/** A type in the editor: what is typed, saving it, and what somebody else saved meanwhile. */
export function useTypeEditor({ current, initial, onMade }: Options) {
  const announce = useAnnounce();
  const mutation = useSaveTaskType();
  const edited = useTypeDraft(current, { initial, isSaving: mutation.isPending });
  const { seen, opened, draft, moveTo } = edited;
  const [{ faults, attempt }, setTried] = useState<Tried>({ faults: [], attempt: 0 });

  /** Whether it was saved. */
  async function send(type: TypeAtVersion, on: TaskTypeDetail | undefined): Promise<boolean> {
    if (mutation.isPending) {
      return false;
    }
    try {
      const change = { ...type, ...(on !== undefined && { seenVersion: on.seenVersion }) };
      const saved = await mutation.mutateAsync({ id: on?.id, change });
      moveTo(saved);
      announce(`Saved as version ${saved.version}.`);
      if (on === undefined) {
        onMade(saved);
      }
      return true;
    } catch {
      setTried((last) => ({ faults: [], attempt: last.attempt + 1 }));
      return false;
    }
  }

  function save(mine: TypeDraft, on: TaskTypeDetail | undefined) {
    const { type, faults: found } = typeOfDraft(mine);
    setTried((last) => ({ faults: found, attempt: last.attempt + 1 }));
    if (found.length > 0) {
      return;
    }
    if (on !== undefined && !isChangedDraft(mine, typeDraftOf(on))) {
      announce('Nothing was changed.');
      return;
    }
    void send(type, on);
  }

  return {
    ...edited,
    faults: faults.length > 0 ? faults : (mutation.error?.fields ?? []),
    attempt,
    isSaving: mutation.isPending,
    /** Why it was not saved, where no field says it. */
    failure: mutation.error !== null && !mutation.error.isConflict ? mutation.error : undefined,
    /** The last try met what somebody else had saved. */
    hasConflicted: mutation.error?.isConflict === true,
    save: () => save(draft, seen),
    /** What I changed, on top of what somebody else saved. */
    saveOnTop: (theirs: TaskTypeDetail) => {
      const next = rebasedDraft(draft, opened, typeDraftOf(theirs));
      moveTo(theirs, next);
      save(next, theirs);
    },
    /** Saves what an old version said as a new one. */
    goBackTo: (type: TypeAtVersion) => send(type, seen),
  };
}
