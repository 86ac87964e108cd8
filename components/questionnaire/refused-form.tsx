import type { Questionnaire } from '@medplum/fhirtypes';
import { Banner } from '@/components/ui/banner';
import type { FormRefusal } from '@/lib/domain/form/form-refusals';

type RefusedFormProps = { form: Questionnaire | undefined; refusals: readonly FormRefusal[] };

/** In place of a form that cannot be asked whole: what stands in the way, by name, and the way out. Half a form would look like all of it. */
export function RefusedForm({ form, refusals }: RefusedFormProps) {
  const name = form?.title === undefined ? 'The form' : `The form “${form.title}”`;
  return (
    <Banner tone="conflict" className="rounded-md" title={`${name} cannot be filled in here.`}>
      <p>It contains what Taskward cannot ask, and is not shown in part:</p>
      <ul className="my-1 list-disc pl-5">
        {refusals.map(({ linkId, label, what }) => (
          <li key={`${linkId} ${what}`} className="wrap-anywhere">
            {linkId === undefined ? 'The form itself' : `Question ${linkId}`}
            {label === undefined ? '' : ` (${label})`}: {what}.
          </li>
        ))}
      </ul>
      <p>
        Nothing is lost: the task stays as it is. Fill the form in where it comes from and let that system complete the
        task, or hand the task over. Show this list to whoever looks after the forms, so that the form can be changed.
      </p>
    </Banner>
  );
}
