'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { type FieldValues, useForm } from 'react-hook-form';
import { useSite } from '@/components/clinical/site';
import { useSay } from '@/components/ui/say';
import type { PlacedFault } from '@/lib/domain/form/check-form';
import type { FormDraft } from '@/lib/domain/form/draft-shape';
import { formRefusals } from '@/lib/domain/form/form-refusals';
import { draftFaults, formResponseOf } from '@/lib/domain/form/form-response';
import { openedDraft } from '@/lib/domain/form/open-draft';
import type { TaskAction } from '@/lib/domain/task/task-action';

const NONE: readonly PlacedFault[] = [];

export type DialogForm = ReturnType<typeof useDialogForm>;

/** The form that a verb asks for in its dialog, if it asks for one: its boxes, what is wrong in them, and what is sent. */
export function useDialogForm(form: Questionnaire | undefined, onTyped: () => void) {
  const { timeZone } = useSite();
  const say = useSay();
  const opened = useMemo(
    () => (form === undefined ? {} : openedDraft(form.item ?? [], { form, timeZone })),
    [form, timeZone],
  );
  const methods = useForm<FieldValues>({ defaultValues: opened });
  const [faults, setFaults] = useState(NONE);
  const [isTyped, setTyped] = useState(false);
  const refusals = useMemo(() => (form === undefined ? [] : formRefusals(form, say)), [form, say]);

  const take = useEffectEvent(() => {
    setTyped(true);
    onTyped();
  });
  const { subscribe } = methods;
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ name, type }) => (name === undefined || type !== 'change' ? undefined : take()),
      }),
    [subscribe],
  );

  /** Looks at what stands in the boxes; answers what is sent, or undefined when something is wrong. */
  function read(): Pick<TaskAction, 'questionnaireResponse'> | undefined {
    if (form === undefined) {
      return {};
    }
    const context = { form, timeZone, say };
    const draft = methods.getValues() as FormDraft;
    const found = draftFaults(draft, context);
    setFaults(found);
    return found.length > 0 ? undefined : { questionnaireResponse: { ...formResponseOf(draft, context) } };
  }

  return { form, methods, faults, refusals, isTyped, read };
}
