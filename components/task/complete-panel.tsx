'use client';

import { fieldIdOf } from '@/components/questionnaire/field-id';
import { QuestionnaireForm } from '@/components/questionnaire/questionnaire-form';
import { RefusedForm } from '@/components/questionnaire/refused-form';
import { Banner } from '@/components/ui/banner';
import { ErrorSummary } from '@/components/ui/error-summary';
import { verbWords } from '@/lib/domain/task/act-words';
import type { TaskPage } from '@/lib/domain/task/task-page';
import { verbGroupsOf } from '@/lib/domain/task/verb-groups';
import { CompleteNews } from './complete-news';
import { DraftBanner } from './draft-banner';
import { FormPreview } from './form-preview';
import { LostAnswers } from './lost-answers';

import type { Completion } from './use-completion';

type CompletePanelProps = { page: TaskPage; completion: Completion; isReadOnly: boolean };

/** What has to be filled in to complete the task. */
export function CompletePanel({ page, completion, isReadOnly }: CompletePanelProps) {
  const { form, faults, attempt, isAllowed, isOffered } = completion;
  return (
    <div className="space-y-4">
      <ErrorSummary
        attempt={attempt}
        errors={faults.map(({ place, message }) => ({ id: fieldIdOf(place), message }))}
      />
      <CompleteNews page={page} completion={completion} />
      {completion.begun === undefined || !isAllowed ? null : (
        <DraftBanner draft={completion.begun} onDiscard={completion.discard} />
      )}
      {isOffered ? null : <NotYet page={page} completion={completion} />}
      {form === undefined && isAllowed ? (
        <p className="max-w-prose">
          No result is asked for. Complete it when the work is done; what is worth knowing goes into a note.
        </p>
      ) : null}
      <LostAnswers lost={completion.lost} />
      <FormPart completion={completion} isReadOnly={isReadOnly || !isAllowed} />
    </div>
  );
}

/** The form; what it will ask while it cannot be sent yet; or why it cannot be filled in here at all. */
function FormPart({ completion, isReadOnly }: { completion: Completion; isReadOnly: boolean }) {
  const { form, refusals, methods, faults, isOffered, isSaving } = completion;
  if (form === undefined) {
    return null;
  }
  if (refusals.length > 0) {
    return <RefusedForm form={form} refusals={refusals} />;
  }
  return isOffered ? (
    // What is being saved is not changed meanwhile.
    <div inert={isSaving}>
      <QuestionnaireForm form={form} methods={methods} faults={faults} isReadOnly={isReadOnly} />
    </div>
  ) : (
    <FormPreview form={form} />
  );
}

/** What comes first; the form is not offered before it can be sent. */
function NotYet({ page, completion: { refusal } }: { page: TaskPage; completion: Completion }) {
  const { primary } = verbGroupsOf(page.verbs);
  return primary === undefined ? (
    <Banner className="rounded-md" title={refusal?.message ?? 'It cannot be completed now.'}>
      {refusal?.wayForward}
    </Banner>
  ) : (
    <Banner className="rounded-md" title={`${verbWords(primary.verb).button} it first.`}>
      It can be completed once it is in progress.
    </Banner>
  );
}
