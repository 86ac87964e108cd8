'use client';

import { QuestionnaireForm } from '@/components/questionnaire/questionnaire-form';
import { RefusedForm } from '@/components/questionnaire/refused-form';
import type { TaskPage } from '@/lib/domain/task/task-page';
import type { VerbOffer } from '@/lib/domain/task/verb-offer';
import type { DialogForm as Asked } from './use-dialog-form';
import { Values } from './values';

type DialogFormProps = { page: TaskPage; offer: VerbOffer; asked: Asked };

/** What stands above the fields of a verb: what is to be checked, and the form that the type of the task asks for with it. */
export function DialogForm({ page, offer, asked: { form, methods, faults, refusals } }: DialogFormProps) {
  return (
    <div className="mb-4 space-y-4 empty:hidden">
      {offer.verb === 'check' ? (
        <Values id="to-check" title="What was recorded" values={page.outputs} empty="Nothing was written down." />
      ) : null}
      {refusals.length > 0 ? <RefusedForm form={form} refusals={refusals} /> : null}
      {form === undefined || refusals.length > 0 ? null : (
        <QuestionnaireForm form={form} methods={methods} faults={faults} />
      )}
    </div>
  );
}
