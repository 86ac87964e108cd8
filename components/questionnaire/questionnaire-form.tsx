'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useMemo } from 'react';
import { useSite } from '@/components/clinical/site';
import { type FormDraft, type FormFault, formResponseOf } from '@/lib/domain/task/form-response';
import { FormItems } from './form-items';

type QuestionnaireFormProps = {
  form: Questionnaire;
  draft: FormDraft;
  faults: readonly FormFault[];
  onChange: (linkId: string, texts: readonly string[]) => void;
  /** Shows the answers in words instead of boxes. */
  isReadOnly?: boolean;
};

/** The questions of a FHIR R4 Questionnaire that are asked, given the answers so far (hl7.org/fhir/R4/questionnaire.html). */
export function QuestionnaireForm({ form, draft, faults, onChange, isReadOnly = false }: QuestionnaireFormProps) {
  const { timeZone } = useSite();
  const response = useMemo(() => formResponseOf(form, draft, timeZone), [form, draft, timeZone]);
  return (
    <div className="space-y-4">
      <FormItems items={form.item ?? []} state={{ form, draft, faults, response, isReadOnly, onChange }} />
    </div>
  );
}
