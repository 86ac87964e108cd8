'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useState } from 'react';
import { useClock } from '@/components/clinical/site';
import { fieldIdOf } from '@/components/questionnaire/field-id';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { TaskVerb } from '@/lib/domain/task/task-verb';
import { draftWith, type VerbFault, verbFaults, verbInputOf } from '@/lib/domain/task/verb-draft';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import { useDialogForm } from './use-dialog-form';
import type { TaskActs } from './use-task-acts';
import { type Typed, type TypedOn, useTypedVerb } from './use-typed-verb';
import { idOfField } from './verb-fields';

export type VerbForm = ReturnType<typeof useVerbForm>;

/** What stands in the form of a verb, what is wrong with it, what somebody else changed under it, and sending it. */
export function useVerbForm(page: TaskPage, offer: VerbOffer, acts: TaskActs) {
  const clock = useClock();
  const { on, current, drop, settle, hold, ...form } = useTypedVerb(page, offer);
  const [{ faults, attempt }, setTried] = useState<{ faults: readonly VerbFault[]; attempt: number }>({
    faults: [],
    attempt: 0,
  });
  const asked = useDialogForm(formOf(on.seen, offer), hold);

  /** Answers the new version, or undefined when it was not done. */
  async function send({ seen, opened }: TypedOn, typed: Typed): Promise<string | undefined> {
    const draft = draftWith(opened, typed);
    const found = verbFaults(offer, draft, { ...clock, opened });
    const answered = asked.read();
    setTried({ faults: found, attempt: attempt + 1 });
    if (found.length > 0 || answered === undefined) {
      return undefined;
    }
    const { timeZone } = clock;
    const input = { ...verbInputOf(offer, draft, { opened, timeZone, order: seen.order }), ...answered };
    const version = await acts.act({ place: 'dialog', verb: offer.verb, input, seen });
    if (version !== undefined) {
      drop();
    }
    return version;
  }

  return {
    ...form,
    asked,
    errors: [
      ...asked.faults.map(({ place, message }) => ({ id: fieldIdOf(place), message })),
      ...faults.map(({ field, message }) => ({ id: idOfField(field), message })),
    ],
    seen: on.seen,
    opened: on.opened,
    draft: draftWith(on.opened, form.typed),
    hasTyped: Object.keys(form.typed).length > 0 || asked.isTyped,
    faults,
    attempt,
    /** Goes on from the version that stands, and takes away that the other one was refused. */
    settle: (sides: Parameters<typeof settle>[0]) => {
      settle(sides);
      acts.clear();
    },
    submit: () => send(on, form.typed),
    /** The same on the version that stands now. */
    sendAgain: () => send(current, settle({})),
  };
}

/** The server sends the Questionnaire as it stores it, and has checked it. Completing has a place of its own. */
function formOf({ verbForms }: TaskPage, { verb }: VerbOffer): Questionnaire | undefined {
  return (verbForms as Partial<Record<TaskVerb, unknown>>)[verb] as Questionnaire | undefined;
}
