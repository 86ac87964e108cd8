'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useState } from 'react';
import { useClock } from '@/components/clinical/site';
import { fieldIdOf } from '@/components/questionnaire/field-id';
import type { TaskPage, VerbOffer } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { type VerbDraft, type VerbFault, verbDraftOf, verbFaults, verbInputOf } from '@/lib/domain/task/verb-draft';
import { useDialogForm } from './use-dialog-form';
import { useSeenPage } from './use-seen-page';
import type { TaskActs } from './use-task-acts';
import { idOfField } from './verb-fields';

/** What stands in the form of a verb, what is wrong with it, and sending it. */
export function useVerbForm(page: TaskPage, offer: VerbOffer, acts: TaskActs) {
  const clock = useClock();
  const { seen, isStale, hold, moveTo } = useSeenPage(page);
  // Only what was touched: on a newer version the rest shows, and sends, what stands there now.
  const [typed, setTyped] = useState<Partial<VerbDraft>>({});
  const [{ faults, attempt }, setTried] = useState<{ faults: readonly VerbFault[]; attempt: number }>({
    faults: [],
    attempt: 0,
  });
  const opened = verbDraftOf(seen.row, clock.timeZone);
  const asked = useDialogForm(formOf(seen, offer), hold);

  function change(part: Partial<VerbDraft>) {
    hold();
    setTyped((last) => ({ ...last, ...part }));
  }

  /** Answers the new version, or undefined when it was not done. */
  async function send(on: TaskPage): Promise<string | undefined> {
    moveTo(on);
    const before = verbDraftOf(on.row, clock.timeZone);
    const draft = { ...before, ...typed };
    const found = verbFaults(offer, draft, { ...clock, opened: before });
    const answered = asked.read();
    setTried({ faults: found, attempt: attempt + 1 });
    if (found.length > 0 || answered === undefined) {
      return undefined;
    }
    const { timeZone } = clock;
    const input = { ...verbInputOf(offer, draft, { opened: before, timeZone, order: on.order }), ...answered };
    return acts.act({ place: 'dialog', verb: offer.verb, input, seen: on });
  }

  const hasTyped = Object.keys(typed).length > 0 || asked.isTyped;
  const errors = [
    ...asked.faults.map(({ place, message }) => ({ id: fieldIdOf(place), message })),
    ...faults.map(({ field, message }) => ({ id: idOfField(field), message })),
  ];
  return {
    asked,
    errors,
    seen,
    isStale,
    moveTo,
    opened,
    draft: { ...opened, ...typed },
    hasTyped,
    faults,
    attempt,
    change,
    send,
  };
}

/** The server sends the Questionnaire as it stores it, and has checked it. Completing has a place of its own. */
function formOf({ verbForms }: TaskPage, { verb }: VerbOffer): Questionnaire | undefined {
  return (verbForms as Partial<Record<TaskVerb, unknown>>)[verb] as Questionnaire | undefined;
}
