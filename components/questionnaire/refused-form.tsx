'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { Banner } from '@/components/ui/banner';
import { useSay } from '@/components/ui/say';
import type { FormRefusal } from '@/lib/domain/form/form-refusals';
import type { Say } from '@/lib/domain/words/said';

type RefusedFormProps = { form: Questionnaire | undefined; refusals: readonly FormRefusal[] };

/** In place of a form that cannot be asked whole: what stands in the way, by name, and the way out. Half a form would look like all of it. */
export function RefusedForm({ form, refusals }: RefusedFormProps) {
  const say = useSay();
  const title =
    form?.title === undefined
      ? say('The form cannot be filled in here.')
      : say('The form “{title}” cannot be filled in here.', { title: form.title });
  return (
    <Banner tone="conflict" className="rounded-md" title={title}>
      <p>{say('It contains what Taskward cannot ask, and is not shown in part:')}</p>
      <ul className="my-1 list-disc pl-5">
        {refusals.map((refusal) => (
          <li key={`${refusal.linkId} ${refusal.what}`} className="wrap-anywhere">
            {refusalWords(refusal, say)}
          </li>
        ))}
      </ul>
      <p>
        {say(
          'Nothing is lost: the task stays as it is. Fill the form in where it comes from and let that system complete the task, or hand the task over. Show this list to whoever looks after the forms, so that the form can be changed.',
        )}
      </p>
    </Banner>
  );
}

function refusalWords({ linkId, label, what }: FormRefusal, say: Say): string {
  if (linkId === undefined) {
    return say('The form itself: {what}.', { what });
  }
  return label === undefined
    ? say('Question {linkId}: {what}.', { linkId, what })
    : say('Question {linkId} ({label}): {what}.', { linkId, label, what });
}
