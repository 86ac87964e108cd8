'use client';

import { useDeferredValue } from 'react';
import { Select } from '@/components/ui/select';
import { FORM_VERBS, type FormVerb } from '@/lib/domain/task/form-verbs';
import { dueWords, type TypeAtVersion } from '@/lib/domain/task-type/task-type-changes';
import type { Named } from '@/lib/domain/worklist/worklist-row';
import { formOf } from './edited-form';
import { FormTrial } from './form-trial';
import { type TypeDraft, typeOfDraft } from './type-draft';
import { FORM_WORDS } from './type-words';

type TypePreviewProps = {
  draft: TypeDraft;
  roles: readonly Named[];
  verb: FormVerb;
  onVerb: (verb: FormVerb) => void;
};

/** What a nurse will see of the type, as it stands in the editor: to try out, nothing of it is kept. */
export function TypePreview({ draft, roles, verb, onVerb }: TypePreviewProps) {
  const { type } = typeOfDraft(useDeferredValue(draft));
  const verbs = FORM_VERBS.filter((each) => type.forms[each] !== undefined);
  const shown = type.forms[verb] === undefined ? verbs[0] : verb;
  const form = shown === undefined ? undefined : type.forms[shown];
  return (
    <section
      aria-labelledby="type-preview"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
      tabIndex={0}
      className="border-line bg-canvas px-5 py-4 max-md:border-t md:sticky md:top-top md:h-[calc(100dvh-var(--top))] md:overflow-y-auto md:border-l"
    >
      <h2 id="type-preview" className="font-semibold text-lg">
        How the nurse sees it
      </h2>
      <p className="mb-3 text-ink-2 text-sm">To try out: what you answer here is not kept.</p>
      <div className="space-y-4 rounded-md border border-line bg-surface p-4">
        <Said type={type} roles={roles} />
        {verbs.length > 1 ? (
          <Select
            label="Form shown"
            options={verbs.map((each) => ({ value: each, label: FORM_WORDS[each].label }))}
            value={shown}
            onChange={(event) => onVerb(FORM_VERBS.find((each) => each === event.target.value) ?? 'complete')}
          />
        ) : null}
        {form === undefined ? (
          <p className="text-ink-2">No form is asked: it is completed by a press.</p>
        ) : (
          <FormTrial key={shown} form={formOf(form)} />
        )}
      </div>
    </section>
  );
}

/** The title and the three sentences that a task answers before it asks anything. */
function Said({ type: { settings }, roles }: { type: TypeAtVersion; roles: readonly Named[] }) {
  const role = roles.find(({ reference }) => reference === settings.role)?.display ?? settings.role.split('|').at(-1);
  const sentences = [
    { name: 'Why it comes', words: settings.why },
    { name: 'What to do', words: settings.todo },
    { name: 'How it leaves', words: settings.leaves },
  ].filter(({ words }) => words.trim() !== '');
  return (
    <div>
      <p className="wrap-anywhere font-bold text-lg">{settings.title.trim() || 'No title yet'}</p>
      <p className="mb-2 text-ink-2 text-sm">
        For {role ? role : 'anybody'} · {dueWords(settings.due)}
        {settings.secondPerson ? ' · a second person checks' : ''}
      </p>
      <dl className="space-y-1">
        {sentences.map(({ name, words }) => (
          <div key={name}>
            <dt className="font-semibold text-sm">{name}</dt>
            <dd className="wrap-anywhere whitespace-pre-line">{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
