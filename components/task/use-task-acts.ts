'use client';

import { useRef, useState } from 'react';
import { useAnnounce } from '@/components/ui/live-region';
import { ApiError } from '@/lib/client/api-error';
import { useActOnTask } from '@/lib/client/use-act-on-task';
import { doneWords } from '@/lib/domain/task/act-words';
import type { TaskAction } from '@/lib/domain/task/task-action';
import type { ActionAnswer, TaskPage } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';

/** Where on the page an act was asked for; its failure is shown there. */
export type ActPlace = 'buttons' | 'dialog' | 'form' | 'note';

export type TaskAct = {
  place: ActPlace;
  verb: TaskVerb;
  input: Omit<TaskAction, 'seenVersion'>;
  /** The page on which the decision was made; the act is against its version. */
  seen: TaskPage;
};
export type ActFailure = TaskAct & { error: ApiError };
export type ActDone = Pick<TaskAct, 'place' | 'verb'> & { at: string; version: string };

export type TaskActs = {
  saving: Pick<TaskAct, 'place' | 'verb'> | undefined;
  failureAt: (place: ActPlace) => ActFailure | undefined;
  done: ActDone | undefined;
  /** Answers the new version, or undefined when it was not done; nothing is shown as done before the server says so. */
  act: (act: TaskAct) => Promise<string | undefined>;
  /** Takes away what stands on the page from the act before. */
  clear: () => void;
};

/** Everything that is done to the task on its page, one act at a time. */
export function useTaskActs(id: string): TaskActs {
  const announce = useAnnounce();
  const asking = useRef<TaskAct>(undefined);
  const { mutateAsync } = useActOnTask(sayDone);
  const [saving, setSaving] = useState<TaskAct>();
  const [failure, setFailure] = useState<ActFailure>();
  const [done, setDone] = useState<ActDone>();

  function clear() {
    setFailure(undefined);
    setDone(undefined);
  }

  /** Done is done when the server says so; the page is read anew after it. */
  function sayDone({ version, row }: ActionAnswer) {
    if (asking.current !== undefined) {
      const { place, verb } = asking.current;
      setDone({ place, verb, at: new Date().toISOString(), version });
      announce(doneWords(verb, row ?? { awaitsCheck: false }));
    }
  }

  async function act(asked: TaskAct): Promise<string | undefined> {
    if (saving !== undefined) {
      return undefined;
    }
    clear();
    setSaving(asked);
    asking.current = asked;
    const { verb, input, seen } = asked;
    try {
      const { version } = await mutateAsync({ id, verb, action: { seenVersion: seen.row.version, ...input } });
      return version;
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      setFailure({ ...asked, error });
      return undefined;
    } finally {
      setSaving(undefined);
    }
  }

  return { saving, failureAt: (place) => (failure?.place === place ? failure : undefined), done, act, clear };
}
