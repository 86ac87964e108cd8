'use client';

import { useState } from 'react';
import { TextArea } from '@/components/ui/text-area';
import { choiceLines, codedChoices, withChoices } from '@/lib/domain/task-type/item-choices';
import { type ItemProps, useFormEdit } from './form-edit';
import { controlIdOf, itemFieldOf } from './type-faults';

/** The choices of a question as lines. Those that stood there when it was opened keep their codes while their words come back. */
export function ChoicesField({ item, path }: ItemProps) {
  const { verb, acts, faults } = useFormEdit();
  const [known] = useState(item.answerOption ?? []);
  const [text, setText] = useState(() => choiceLines(item));
  const field = `${itemFieldOf(verb, path)}.answerOption`;
  const coded = codedChoices(item);
  if (item.answerValueSet !== undefined && item.answerOption === undefined) {
    return <p className="wrap-anywhere text-sm">The choices come from the value set {item.answerValueSet}.</p>;
  }
  return (
    <div>
      <TextArea
        id={controlIdOf(field)}
        label="Choices"
        hint="One on each line. A line that you write anew has no code."
        error={faults.get(field)}
        rows={Math.min(10, Math.max(3, text.split('\n').length + 1))}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          acts.change(path, (each) => withChoices(each, event.target.value, known));
        }}
      />
      {coded.length === 0 ? null : (
        <p className="wrap-anywhere mt-1 text-ink-2 text-sm">With codes: {coded.join('; ')}</p>
      )}
    </div>
  );
}
