'use client';

import { useFieldArray } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { useSay } from '@/components/ui/say';
import { TextInput } from '@/components/ui/text-input';
import { type DraftRow, itemPlace, rowPlace } from '@/lib/domain/form/draft-shape';
import { optionsOf } from '@/lib/domain/form/form-questions';
import { openedRow } from '@/lib/domain/form/open-draft';
import { OWN_WORDS, ownWordsOf } from '@/lib/domain/form/own-words';
import { useAskedForm } from './asked-form';
import { fieldIdOf } from './field-id';
import type { QuestionProps } from './question-props';
import { QuestionSet } from './question-set';
import { hintOf, labelOf } from './question-words';
import { useRowPart } from './use-row-part';

/** Several choices, a check box each with what is asked below it, and words of one's own where the question is open. */
export function ChoicesQuestion({ question, above, below }: QuestionProps) {
  const say = useSay();
  const { context, faults } = useAskedForm();
  const place = itemPlace(above, question.linkId);
  const { fields, insert, remove } = useFieldArray({ name: place });
  const rows = fields as unknown as readonly DraftRow[];
  const options = optionsOf(context.form, question, say);
  const keys = options.map(({ key }) => key);
  const placeOf = (index: number) => rowPlace(above, question.linkId, index);
  const error = [...faults].find(
    ([faulty]) => /^\.\d+$/.test(faulty.slice(place.length)) && faulty.startsWith(place),
  )?.[1];

  /** The answers stand in the order of the choices; words of one's own come last. */
  function tick(text: string, isTicked: boolean) {
    const at = rows.findIndex((row) => row.text === text);
    if (!isTicked) {
      remove(at);
      return;
    }
    const rank = keys.indexOf(text);
    const after = rows.findIndex((row) => !keys.includes(row.text) || keys.indexOf(row.text) > rank);
    insert(after === -1 ? rows.length : after, openedRow(question, context, { text }), { shouldFocus: false });
  }

  const own = rows.flatMap((row, index) => (keys.includes(row.text) ? [] : [{ id: fields[index]?.id, index }]));
  return (
    <QuestionSet
      id={fieldIdOf(place)}
      label={labelOf(question, say)}
      hint={[hintOf(question, say), say('Choose all that apply.')].filter(Boolean).join('. ')}
      error={error}
      optional={question.required !== true}
    >
      {options.map(({ key, words }, index) => {
        const at = rows.findIndex((row) => row.text === key);
        return (
          <div key={key}>
            <Checkbox
              id={fieldIdOf(placeOf(index))}
              label={words}
              checked={at !== -1}
              onChange={({ target }) => tick(key, target.checked)}
            />
            {at === -1 ? null : below(placeOf(at))}
          </div>
        );
      })}
      {question.type === 'open-choice' ? (
        <Checkbox
          label={say('Something else')}
          checked={own.length > 0}
          onChange={({ target }) =>
            target.checked
              ? insert(rows.length, openedRow(question, context, { text: OWN_WORDS }), { shouldFocus: false })
              : remove(own.map((each) => each.index))
          }
        />
      ) : null}
      {own.map((each) => (
        <div key={each.id}>
          <OwnWords place={placeOf(each.index)} />
          {below(placeOf(each.index))}
        </div>
      ))}
    </QuestionSet>
  );
}

function OwnWords({ place }: { place: string }) {
  const say = useSay();
  const [text, change] = useRowPart(place, 'text');
  return (
    <TextInput
      id={`${fieldIdOf(place)}-own`}
      label={say('In your own words')}
      autoComplete="off"
      value={ownWordsOf(text)}
      onChange={({ target }) => change(`${OWN_WORDS}${target.value}`)}
    />
  );
}
