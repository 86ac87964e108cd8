import type { Questionnaire } from '@medplum/fhirtypes';
import { questionsOf } from '@/lib/domain/form/form-questions';

/** What the form will ask, for whoever cannot fill it in yet. */
export function FormPreview({ form }: { form: Questionnaire }) {
  const questions = questionsOf(form.item ?? []).filter(
    ({ type, text }) => type !== 'group' && type !== 'display' && text,
  );
  return questions.length === 0 ? null : (
    <section aria-labelledby="form-preview">
      <h2 id="form-preview" className="mb-1 font-semibold">
        {form.title === undefined ? 'What the form will ask' : `What the form “${form.title}” will ask`}
      </h2>
      <ul className="list-disc space-y-0.5 pl-5 text-ink-2">
        {questions.map(({ linkId, text, required }) => (
          <li key={linkId}>
            {text}
            {required ? '' : ' (optional)'}
          </li>
        ))}
      </ul>
    </section>
  );
}
