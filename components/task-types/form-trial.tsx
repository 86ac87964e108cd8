'use client';

import type { Questionnaire, QuestionnaireItem } from '@medplum/fhirtypes';
import { useMemo } from 'react';
import { type FieldValues, useForm } from 'react-hook-form';
import { useSite } from '@/components/clinical/site';
import { QuestionnaireForm } from '@/components/questionnaire/questionnaire-form';
import { RefusedForm } from '@/components/questionnaire/refused-form';
import { useSay } from '@/components/ui/say';
import { fitDraft } from '@/lib/domain/form/fit-draft';
import { formRefusals } from '@/lib/domain/form/form-refusals';

/** A form to be tried out, as it is asked; or why it cannot be asked. */
export function FormTrial({ form }: { form: Questionnaire }) {
  const say = useSay();
  const refusals = useMemo(() => formRefusals(form, say), [form, say]);
  if (refusals.length > 0) {
    return <RefusedForm form={form} refusals={refusals} />;
  }
  return (form.item ?? []).length === 0 ? (
    <p className="text-ink-2">The form asks nothing yet.</p>
  ) : (
    // Another question is another set of boxes; other words are not.
    <Boxes key={JSON.stringify((form.item ?? []).map(shapeOf))} form={form} />
  );
}

function Boxes({ form }: { form: Questionnaire }) {
  const { timeZone } = useSite();
  const methods = useForm<FieldValues>({ defaultValues: fitDraft({}, { form, timeZone }).draft });
  return <QuestionnaireForm form={form} methods={methods} faults={[]} />;
}

function shapeOf({ linkId, type, repeats, initial, answerOption, item = [] }: QuestionnaireItem): unknown {
  return [linkId, type, repeats, initial, answerOption, item.map(shapeOf)];
}
