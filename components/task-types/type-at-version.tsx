import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { FORM_VERBS } from '@/lib/domain/task/form-verbs';
import { choiceLines } from '@/lib/domain/task-type/item-choices';
import { typeWords } from '@/lib/domain/task-type/item-parts';
import { settingLines, type TypeAtVersion } from '@/lib/domain/task-type/task-type-changes';
import { formOf } from './edited-form';
import { FORM_WORDS } from './type-words';

/** All that a version says: its settings, and the questions of its forms. */
export function TypeAtVersionView({ type }: { type: TypeAtVersion }) {
  return (
    <div className="space-y-4">
      <dl className="grid grid-cols-[minmax(8rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {settingLines(type.settings).map(({ name, words }) => (
          <div key={name} className="contents">
            <dt className="font-semibold">{name}</dt>
            <dd className="wrap-anywhere">{words}</dd>
          </div>
        ))}
      </dl>
      {FORM_VERBS.map((verb) => {
        const form = type.forms[verb];
        return form === undefined ? null : (
          <section key={verb} aria-label={`${FORM_WORDS[verb].label} form`}>
            <h3 className="wrap-anywhere font-semibold">
              {FORM_WORDS[verb].label} form{formOf(form).title === undefined ? '' : `: ${formOf(form).title}`}
            </h3>
            <Questions items={formOf(form).item ?? []} />
          </section>
        );
      })}
    </div>
  );
}

function Questions({ items }: { items: readonly QuestionnaireItem[] }) {
  return (
    <ol className="list-decimal space-y-0.5 pl-6 text-sm">
      {items.map((item) => (
        <li key={item.linkId} className="wrap-anywhere">
          {item.text ?? item.linkId}{' '}
          <span className="text-ink-2">
            (
            {[typeWords(item.type), item.required ? 'required' : '', item.repeats ? 'repeats' : '']
              .filter(Boolean)
              .join(', ')}
            )
          </span>
          {item.answerOption === undefined ? null : (
            <span className="block text-ink-2">{choiceLines(item).split('\n').join(' · ')}</span>
          )}
          {item.item === undefined ? null : <Questions items={item.item} />}
        </li>
      ))}
    </ol>
  );
}
