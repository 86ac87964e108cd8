'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useSite } from '@/components/clinical/site';
import { useSay } from '@/components/ui/say';
import { taskQuery } from '@/lib/client/task-query';
import { sameJson } from '@/lib/domain/fhir/same-json';
import type { PlacedFault } from '@/lib/domain/form/check-form';
import type { DraftContext, FormDraft } from '@/lib/domain/form/draft-shape';
import { formRefusals } from '@/lib/domain/form/form-refusals';
import { draftFaults, formResponseOf } from '@/lib/domain/form/form-response';
import type { TaskAction } from '@/lib/domain/task/task-action';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { useFormAnswers } from './use-form-answers';
import { useSeenPage } from './use-seen-page';
import type { TaskActs } from './use-task-acts';

export type Completion = ReturnType<typeof useCompletion>;
type Tried = { faults: readonly PlacedFault[]; attempt: number };

const NOT_TRIED: Tried = { faults: [], attempt: 0 };

/**
 * Completing the task: what stands in its form, on which version it was typed, and sending it. The seam for whoever
 * settles a conflict: `seen` is the page that was typed on and `isStale` that another one stands now; `answers()` is what
 * is typed, `lost` what of it no longer fits the form; `moveTo` goes on from another page and keeps what is typed,
 * `retry` sends it on the page that stands now, `forget` drops it.
 */
export function useCompletion(page: TaskPage, acts: TaskActs, { showForm }: { showForm: () => void }) {
  const { timeZone } = useSite();
  const say = useSay();
  const { seen, isHeld, isStale, hold, moveTo, follow } = useSeenPage(page);
  const form = formOf(seen);
  const { answers, drop, discardBegun, ...boxes } = useFormAnswers({ page, form, onTyped: hold });
  const [{ faults, attempt }, setTried] = useState(NOT_TRIED);
  const refusals = useMemo(() => (form === undefined ? [] : formRefusals(form, say)), [form, say]);
  const offer = page.verbs.find(({ verb }) => verb === 'complete');
  const isAllowed = offer?.allowed === true;

  function forget() {
    follow();
    drop();
    setTried(NOT_TRIED);
  }

  async function send(on: TaskPage) {
    moveTo(on);
    // Another form asks something else: what was typed is carried over, and looked at before it is sent.
    if (!sameJson(formOf(on), form)) {
      showForm();
      return;
    }
    const { faults: found, input } = readBoxes(form === undefined ? undefined : { form, timeZone, say }, answers());
    setTried({ faults: found, attempt: attempt + 1 });
    if (found.length > 0) {
      showForm();
      return;
    }
    const version = await acts.act({ place: 'form', verb: 'complete', input, seen: on });
    if (version === undefined) {
      showForm();
    } else {
      forget();
    }
  }

  return {
    form,
    /** What the form contains and cannot be asked here; it is shown in place of the form. */
    refusals,
    ...boxes,
    answers,
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
    discard: () => {
      forget();
      discardBegun();
    },
    moveTo,
    forget,
    submit: () => void send(seen),
    retry: () => void send(page),
    moveOn: useMoveOn(page, { isStale, moveTo }),
  };
}

/** What is wrong with what stands in the boxes, and what completing sends. */
function readBoxes(context: DraftContext | undefined, draft: FormDraft) {
  const input: Pick<TaskAction, 'questionnaireResponse'> =
    context === undefined ? {} : { questionnaireResponse: { ...formResponseOf(draft, context) } };
  return { faults: context === undefined ? [] : draftFaults(draft, context), input };
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
