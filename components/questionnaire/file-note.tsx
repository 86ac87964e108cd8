import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { fieldIdOf } from './field-id';
import { QuestionSet } from './question-set';
import { labelOf } from './question-words';

/** Says that a question that asks for a file cannot be answered here. */
export function FileNote({ question, error }: { question: QuestionnaireItem; error: string | undefined }) {
  const id = fieldIdOf(question.linkId);
  const isRequired = question.required === true;
  return (
    <QuestionSet id={id} label={labelOf(question)} error={error} optional={!isRequired}>
      <p id={id} tabIndex={-1} className="text-ink-2">
        Files cannot be added here.{' '}
        {isRequired
          ? 'The form asks for this one and cannot be finished without it: tell whoever looks after the forms.'
          : 'Add it to the record where the other files are.'}
      </p>
    </QuestionSet>
  );
}
