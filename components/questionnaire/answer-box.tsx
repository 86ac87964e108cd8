'use client';

import type { QuestionnaireItem } from '@medplum/fhirtypes';
import type { ComponentType } from 'react';
import { DateBox } from './date-box';
import { DateTimeBox } from './date-time-box';
import { fieldIdOf } from './field-id';
import { NumberBox } from './number-box';
import { QuantityBox } from './quantity-box';
import type { BoxProps } from './question-props';
import { ReferenceBox } from './reference-box';
import { AddressBox, AreaBox, LineBox, UnlistedBox } from './text-box';
import { TimeBox } from './time-box';
import { useRowPart } from './use-row-part';

/** The box of each type that is no list of choices (hl7.org/fhir/R4/valueset-item-type.html). A renderer without one of them is a refused form, not a gap. */
const BOXES: Partial<Record<QuestionnaireItem['type'], ComponentType<BoxProps>>> = {
  decimal: NumberBox,
  integer: NumberBox,
  quantity: QuantityBox,
  date: DateBox,
  dateTime: DateTimeBox,
  time: TimeBox,
  string: LineBox,
  text: AreaBox,
  url: AddressBox,
  reference: ReferenceBox,
  'open-choice': UnlistedBox,
};

/** The box for one answer, at the place of its row in the draft. */
export function AnswerBox({ place, ...rest }: Omit<BoxProps, 'id' | 'value' | 'onChange'>) {
  const [value, change] = useRowPart(place, 'text');
  const Box = BOXES[rest.question.type] ?? LineBox;
  return <Box {...rest} place={place} id={fieldIdOf(place)} value={value} onChange={change} />;
}
