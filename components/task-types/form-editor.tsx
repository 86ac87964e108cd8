'use client';

import type { Questionnaire } from '@medplum/fhirtypes';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/text-input';
import type { FormVerb } from '@/lib/domain/task/form-verbs';
import { formAlsoHas } from '@/lib/domain/task-type/item-rest';
import { FhirPanel } from './fhir-panel';
import { FormEditContext } from './form-edit';
import { ItemList } from './item-list';
import { controlIdOf } from './type-faults';
import { FORM_WORDS } from './type-words';
import { useItemActs } from './use-item-acts';

type FormEditorProps = {
  verb: FormVerb;
  form: Questionnaire;
  faults: ReadonlyMap<string, string>;
  onChange: (form: Questionnaire) => void;
  /** A question was taken out; the words name it. */
  onRemove: (form: Questionnaire, words: string) => void;
  onTakeAway: () => void;
};

/** One form: its title, its questions, and the same as FHIR. */
export function FormEditor({ verb, form, faults, onChange, onRemove, onTakeAway }: FormEditorProps) {
  // A form that was pasted is another one, box by box.
  const [pasted, setPasted] = useState(0);
  const { acts, isOpen, toggle } = useItemActs({ verb, form, onChange, onRemove });
  const id = controlIdOf(`forms.${verb}.heading`);
  const more = formAlsoHas(form);
  return (
    <section aria-labelledby={id} className="space-y-3 border-line border-b pb-5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="font-semibold text-lg">
          {FORM_WORDS[verb].label}
          <span className="block font-normal text-ink-2 text-sm">{FORM_WORDS[verb].hint}</span>
        </h2>
        <Button variant="danger" onClick={onTakeAway}>
          Remove form<span className="sr-only"> for {FORM_WORDS[verb].label.toLowerCase()}</span>
        </Button>
      </div>
      <TextInput
        id={controlIdOf(`forms.${verb}.title`)}
        label="Title of the form"
        optional
        error={faults.get(`forms.${verb}.title`)}
        autoComplete="off"
        value={form.title ?? ''}
        onChange={(event) => onChange(withTitle(form, event.target.value))}
      />
      {more.length === 0 ? null : <p className="text-ink-2 text-sm">Also has: {more.join(', ')}. It stays as it is.</p>}
      <FormEditContext value={{ verb, form, acts, faults, isOpen, toggle }}>
        <ItemList key={pasted} items={form.item ?? []} within={[]} />
      </FormEditContext>
      <FhirPanel
        id={controlIdOf(`forms.${verb}.fhir`)}
        form={form}
        onPaste={(next) => {
          onChange(next);
          setPasted(pasted + 1);
        }}
      />
    </section>
  );
}

function withTitle({ title: _title, ...form }: Questionnaire, title: string): Questionnaire {
  return title === '' ? form : { ...form, title };
}
