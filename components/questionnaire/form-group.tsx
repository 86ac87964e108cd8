'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import type { ReactNode } from 'react';
import { FieldError } from '@/components/ui/field';
import { useSay } from '@/components/ui/say';
import { itemPlace, rowPlace } from '@/lib/domain/form/draft-shape';
import { useAskedForm } from './asked-form';
import { fieldIdOf } from './field-id';
import { labelOf } from './question-words';

export type GroupProps = {
  group: QuestionnaireItem;
  above: string;
  /** What is asked in the entry at a place. */
  inside: (place: string) => ReactNode;
};

/** Questions that belong together. */
export function FormGroup({ group, above, inside }: GroupProps) {
  return (
    <GroupFrame group={group} place={itemPlace(above, group.linkId)}>
      {inside(rowPlace(above, group.linkId, 0))}
    </GroupFrame>
  );
}

/** The name of a group and what is wrong with it as a whole, around what stands in it. */
export function GroupFrame({
  group,
  place,
  children,
}: {
  group: QuestionnaireItem;
  place: string;
  children: ReactNode;
}) {
  const say = useSay();
  const { faults } = useAskedForm();
  const [id, error] = [fieldIdOf(place), faults.get(place)];
  const isNamed = group.text !== undefined;
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={error === undefined ? undefined : `${id}-error`}
      className="min-w-0 border-line border-t pt-3"
    >
      <legend className={isNamed ? 'wrap-anywhere float-left mb-2 w-full font-bold text-lg' : 'sr-only'}>
        {isNamed ? labelOf(group, say) : say('More questions')}
      </legend>
      <div className="clear-both space-y-4">
        <FieldError id={`${id}-error`} error={error} />
        {children}
      </div>
    </fieldset>
  );
}
