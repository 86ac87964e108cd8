'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useEffect, useMemo } from 'react';
import { type Control, type FieldValues, FormProvider, type UseFormReturn, useWatch } from 'react-hook-form';
import { useSite } from '@/components/clinical/site';
import { useSay } from '@/components/ui/say';
import { endTiming, TIMINGS } from '@/lib/client/timings';
import type { Asked } from '@/lib/domain/form/asked-places';
import type { PlacedFault } from '@/lib/domain/form/check-form';
import type { DraftContext, FormDraft } from '@/lib/domain/form/draft-shape';
import { askedOf } from '@/lib/domain/form/form-response';
import { AskedFormContext } from './asked-form';
import { FormItems } from './form-items';

type QuestionnaireFormProps = {
  form: Questionnaire;
  /** The values are a `FormDraft` of this form; their paths are its places. */
  methods: UseFormReturn<FieldValues>;
  faults: readonly PlacedFault[];
  isReadOnly?: boolean;
};

/** The questions of a FHIR R4 Questionnaire that are asked, given the answers so far (hl7.org/fhir/R4/questionnaire.html). */
export function QuestionnaireForm({ form, methods, faults, isReadOnly = false }: QuestionnaireFormProps) {
  const say = useSay();
  const { timeZone } = useSite();
  const context = useMemo(() => ({ form, timeZone, say }), [form, timeZone, say]);
  const asked = useAsked(methods.control, context);
  const state = useMemo(
    () => ({
      context,
      asked,
      faults: new Map(faults.map(({ place, message }) => [place, message])),
      isReadOnly,
    }),
    [context, asked, faults, isReadOnly],
  );
  useEffect(() => endTiming(TIMINGS.formOpen), []);
  return (
    <FormProvider {...methods}>
      <AskedFormContext value={state}>
        <div className="space-y-4">
          <FormItems items={form.item ?? []} above="" />
        </div>
      </AskedFormContext>
    </FormProvider>
  );
}

/** The same set as long as it holds the same places, so that a key pressed in one box draws no other. */
function useAsked(control: Control<FieldValues>, context: DraftContext): Asked {
  const draft = useWatch({ control }) as FormDraft;
  const places = [...askedOf(draft, context)].join('\n');
  return useMemo(() => new Set(places.split('\n')), [places]);
}
