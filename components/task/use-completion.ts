'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSite } from '@/components/clinical/site';
import { taskQuery } from '@/lib/client/task-query';
import { type FormFault, formDraftFaults, formDraftOf, formResponseOf } from '@/lib/domain/task/form-response';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { useSeenPage } from './use-seen-page';
import type { TaskActs } from './use-task-acts';
import { useTypedAnswers } from './use-typed-answers';

export type Completion = ReturnType<typeof useCompletion>;
type Tried = { faults: readonly FormFault[]; attempt: number };

const NOT_TRIED: Tried = { faults: [], attempt: 0 };

/** Completing the task: what stands in its form, on which version it was typed, and sending it. */
export function useCompletion(page: TaskPage, acts: TaskActs, { showForm }: { showForm: () => void }) {
  const { timeZone } = useSite();
  const { seen, isHeld, isStale, hold, moveTo, follow } = useSeenPage(page);
  const { typed, begun, kept, type, drop, discardBegun } = useTypedAnswers(page);
  const [{ faults, attempt }, setTried] = useState(NOT_TRIED);
  const form = formOf(seen);
  const draft = { ...(form === undefined ? {} : formDraftOf(form, timeZone)), ...typed };
  const offer = page.verbs.find(({ verb }) => verb === 'complete');
  const isAllowed = offer?.allowed === true;

  function change(linkId: string, texts: readonly string[]) {
    hold();
    type(linkId, texts);
  }

  function forget() {
    follow();
    drop();
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
    /** What was begun before this visit, while nothing was typed in it since. */
    begun,
    kept,
    discard: () => {
      forget();
      discardBegun();
    },
    change,
    moveTo,
    forget,
    submit: () => void send(seen),
    retry: () => void send(page),
    moveOn: useMoveOn(page, { isStale, moveTo }),
  };
}

/** After an act of the reader's own: that is no news to them. What others did before it still is. */
function useMoveOn(page: TaskPage, { isStale, moveTo }: Pick<ReturnType<typeof useSeenPage>, 'isStale' | 'moveTo'>) {
  const queryClient = useQueryClient();
  return (version: string) => {
    const current = queryClient.getQueryData(taskQuery(page.row.id).queryKey);
    if (!isStale && current?.row.version === version) {
      moveTo(current);
    }
  };
}

/** The server sends the Questionnaire as it stores it, and has checked it. */
function formOf({ form }: TaskPage): Questionnaire | undefined {
  return form === null ? undefined : (form as unknown as Questionnaire);
}
