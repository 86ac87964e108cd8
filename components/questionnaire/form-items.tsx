'use client';

import type { Questionnaire, QuestionnaireItem, QuestionnaireResponse } from '@medplum/fhirtypes';
import { isEnabled } from '@/lib/domain/task/check-form';
import type { FormDraft, FormFault } from '@/lib/domain/task/form-response';
import { FixedAnswer } from './fixed-answer';
import { QuestionField } from './question-field';
import { labelOf, ownWordsOf } from './question-words';

const HIDDEN = 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden';

export type FormState = {
  form: Questionnaire;
  draft: FormDraft;
  faults: readonly FormFault[];
  /** The answers as they would be sent now: what is asked hangs on them. */
  response: QuestionnaireResponse;
  isReadOnly: boolean;
  onChange: (linkId: string, texts: readonly string[]) => void;
};

/** The items of a form that are asked now, in order. */
export function FormItems({ items, state }: { items: readonly QuestionnaireItem[]; state: FormState }) {
  return items
    .filter((item) => isShown(item, state))
    .map((item) => <FormItem key={item.linkId} item={item} state={state} />);
}

function FormItem({ item, state }: { item: QuestionnaireItem; state: FormState }) {
  switch (item.type) {
    case 'group':
      return <FormGroup group={item} state={state} />;
    case 'display':
      return <p className="whitespace-pre-line text-ink-2">{labelOf(item)}</p>;
    default:
      return <AskedQuestion question={item} state={state} />;
  }
}

function FormGroup({ group, state }: { group: QuestionnaireItem; state: FormState }) {
  const isNamed = group.text !== undefined;
  return (
    <fieldset className="min-w-0 border-line border-t pt-3">
      <legend className={isNamed ? 'float-left mb-2 w-full font-bold text-lg' : 'sr-only'}>
        {isNamed ? labelOf(group) : 'More questions'}
      </legend>
      <div className="clear-both space-y-4">
        {group.repeats === true && !state.isReadOnly ? (
          <p className="text-ink-2 text-sm">Only one entry can be given here.</p>
        ) : null}
        <FormItems items={group.item ?? []} state={state} />
      </div>
    </fieldset>
  );
}

/** A question and, once it is answered, what stands below it: an answer there belongs to an answer here. */
function AskedQuestion({ question, state }: { question: QuestionnaireItem; state: FormState }) {
  const { form, draft, faults, isReadOnly, onChange } = state;
  const texts = draft[question.linkId] ?? [];
  const error = faults.find(({ linkId }) => linkId === question.linkId)?.message;
  const isAnswered = texts.some((text) => ownWordsOf(text).trim() !== '');
  const below = (question.item ?? []).filter((item) => isShown(item, state) && (isAnswered || item.type === 'display'));
  return (
    <div className="space-y-4">
      {isReadOnly || question.readOnly === true ? (
        <FixedAnswer form={form} question={question} texts={texts} error={error} />
      ) : (
        <QuestionField
          form={form}
          question={question}
          texts={texts}
          error={error}
          onChange={(next) => onChange(question.linkId, next)}
        />
      )}
      {below.length === 0 ? null : (
        <div className="space-y-4 border-line-strong border-l-2 pl-4">
          <FormItems items={below} state={state} />
        </div>
      )}
    </div>
  );
}

/** Whether an item is drawn. A hidden one with a fault is: nobody could put it right otherwise. */
function isShown(item: QuestionnaireItem, state: FormState): boolean {
  const isHidden = item.extension?.some(({ url, valueBoolean }) => url === HIDDEN && valueBoolean === true) ?? false;
  const isFaulty = state.faults.some(({ linkId }) => linkId === item.linkId);
  if ((isHidden && !isFaulty) || !isEnabled(item, state.response)) {
    return false;
  }
  return item.type !== 'group' || (item.item ?? []).some((inner) => isShown(inner, state));
}
