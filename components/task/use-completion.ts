'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSite } from '@/components/clinical/site';
import { taskQuery } from '@/lib/client/task-query';
import {
  type FormDraft,
  type FormFault,
  formDraftFaults,
  formDraftOf,
  formResponseOf,
} from '@/lib/domain/task/form-response';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { useSeenPage } from './use-seen-page';
import type { TaskActs } from './use-task-acts';

export type Completion = ReturnType<typeof useCompletion>;
type Tried = { faults: readonly FormFault[]; attempt: number };

const NOT_TRIED: Tried = { faults: [], attempt: 0 };

/** Completing the task: what stands in its form, on which version it was typed, and sending it. */
export function useCompletion(page: TaskPage, acts: TaskActs, { showForm }: { showForm: () => void }) {
  const { timeZone } = useSite();
  const queryClient = useQueryClient();
  const { seen, isHeld, isStale, hold, moveTo, follow } = useSeenPage(page);
  const [typed, setTyped] = useState<FormDraft>({});
  const [{ faults, attempt }, setTried] = useState(NOT_TRIED);
  const form = formOf(seen);
  const draft = { ...(form === undefined ? {} : formDraftOf(form, timeZone)), ...typed };
  const offer = page.verbs.find(({ verb }) => verb === 'complete');
  const isAllowed = offer?.allowed === true;

  function change(linkId: string, texts: readonly string[]) {
    hold();
    setTyped((last) => ({ ...last, [linkId]: texts }));
  }

  function forget() {
    follow();
    setTyped({});
    setTried(NOT_TRIED);
  }

  async function send(on: TaskPage) {
    moveTo(on);
    const asked = formOf(on);
    const found = asked === undefined ? [] : formDraftFaults(asked, draft, timeZone);
    setTried({ faults: found, attempt: attempt + 1 });
    if (found.length > 0) {
      showForm();
      return;
    }
    const input = asked === undefined ? {} : { questionnaireResponse: { ...formResponseOf(asked, draft, timeZone) } };
    const version = await acts.act({ place: 'form', verb: 'complete', input, seen: on });
    if (version === undefined) {
      showForm();
    } else {
      forget();
    }
  }

  return {
    form,
    draft,
    faults,
    attempt,
    seen,
    /** Something was typed and not sent. */
    hasTyped: isHeld,
    isStale,
    isAllowed,
    refusal: offer?.refusal ?? null,
    /** Whether there is anything to complete: what was typed is not dropped because completing became impossible. */
    isOffered: isAllowed || isHeld,
    isSaving: acts.saving?.place === 'form',
    failure: acts.failureAt('form'),
    change,
    moveTo,
    forget,
    submit: () => void send(seen),
    retry: () => void send(page),
    /** After an act of the reader's own: that is no news to them. What others did before it still is. */
    moveOn: (version: string) => {
      const current = queryClient.getQueryData(taskQuery(page.row.id).queryKey);
      if (!isStale && current?.row.version === version) {
        moveTo(current);
      }
    },
  };
}

/** The server sends the Questionnaire as it stores it, and has checked it. */
function formOf({ form }: TaskPage): Questionnaire | undefined {
  return form === null ? undefined : (form as unknown as Questionnaire);
}
