'use client';

import { Plus } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { FORM_VERBS, type FormVerb } from '@/lib/domain/task/form-verbs';
import type { EditedForm, TaskTypeForms } from '@/lib/domain/task-type/task-type';
import { editedFormOf, formOf } from './edited-form';
import { FormEditor } from './form-editor';
import { controlIdOf } from './type-faults';
import { FORM_WORDS } from './type-words';
import { useFocusSoon } from './use-focus-soon';
import type { TypeEditor } from './use-type-editor';

type FormsPartProps = {
  editor: TypeEditor;
  faults: ReadonlyMap<string, string>;
  /** The form that is worked on, for the preview. */
  onVerb: (verb: FormVerb) => void;
};

/** The forms of a type, one for each step that asks for one. */
export function FormsPart({ editor, faults, onVerb }: FormsPartProps) {
  const focusSoon = useFocusSoon();
  const { draft, removed } = editor;
  const withForms = (forms: TaskTypeForms) => ({ ...draft, forms });
  const withForm = (verb: FormVerb, form: EditedForm) => withForms({ ...draft.forms, [verb]: form });

  function add(verb: FormVerb) {
    editor.change(withForm(verb, { resourceType: 'Questionnaire', status: 'active', title: draft.settings.title }));
    onVerb(verb);
    focusSoon(controlIdOf(`forms.${verb}.title`));
  }

  function takeAway(verb: FormVerb) {
    const { [verb]: _form, ...forms } = draft.forms;
    editor.remove(withForms(forms), `The form for ${FORM_WORDS[verb].label.toLowerCase()}`);
    focusSoon('type-forms-undo');
  }

  function undo() {
    if (removed !== undefined) {
      editor.change(removed.before);
      focusSoon('type-forms-add');
    }
  }

  const missing = FORM_VERBS.filter((verb) => draft.forms[verb] === undefined);
  return (
    <div className="space-y-6">
      {FORM_VERBS.map((verb) => {
        const form = draft.forms[verb];
        return form === undefined ? null : (
          // The preview follows the form that is worked on.
          <div key={verb} onFocusCapture={() => onVerb(verb)}>
            <FormEditor
              verb={verb}
              form={formOf(form)}
              faults={faults}
              onChange={(next) => editor.change(withForm(verb, editedFormOf(next)))}
              onRemove={(next, words) => editor.remove(withForm(verb, editedFormOf(next)), words)}
              onTakeAway={() => takeAway(verb)}
            />
          </div>
        );
      })}
      {removed === undefined ? null : <PutBack words={removed.words} onUndo={undo} />}
      <AddForm missing={missing} onAdd={add} />
    </div>
  );
}

function PutBack({ words, onUndo }: { words: string; onUndo: () => void }) {
  return (
    <Banner
      title={`${words} was removed.`}
      actions={
        <Button id="type-forms-undo" onClick={onUndo}>
          Put it back
        </Button>
      }
    >
      Nothing is saved yet. Once you change something else, it stays removed.
    </Banner>
  );
}

function AddForm({ missing, onAdd }: { missing: readonly FormVerb[]; onAdd: (verb: FormVerb) => void }) {
  return missing.length === 0 ? null : (
    <section aria-labelledby="type-forms-add">
      <h2 id="type-forms-add" tabIndex={-1} className="mb-1 font-semibold">
        {missing.length === FORM_VERBS.length ? 'This type asks for no form yet' : 'Other steps can ask for a form'}
      </h2>
      <ul className="space-y-2">
        {missing.map((verb) => (
          <li key={verb} className="flex flex-wrap items-center gap-x-3">
            <Button onClick={() => onAdd(verb)}>
              <Plus aria-hidden="true" className="size-4" />
              Add a form for {FORM_WORDS[verb].label.toLowerCase()}
            </Button>
            <span className="text-ink-2 text-sm">{FORM_WORDS[verb].hint}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
