'use client';

import { DateBox } from './date-box';
import { DateTimeBox } from './date-time-box';
import { NumberBox } from './number-box';
import type { BoxProps } from './question-props';
import { AddressBox, AreaBox, LineBox, ReferenceBox, UnlistedBox } from './text-box';
import { TimeBox } from './time-box';

/** The box for one answer to a question that is no choice, by its type (hl7.org/fhir/R4/valueset-item-type.html). */
export function AnswerBox(props: BoxProps) {
  switch (props.question.type) {
    case 'decimal':
    case 'integer':
    case 'quantity':
      return <NumberBox {...props} />;
    case 'date':
      return <DateBox {...props} />;
    case 'dateTime':
      return <DateTimeBox {...props} />;
    case 'time':
      return <TimeBox {...props} />;
    case 'text':
      return <AreaBox {...props} />;
    case 'url':
      return <AddressBox {...props} />;
    case 'reference':
      return <ReferenceBox {...props} />;
    case 'choice':
    case 'open-choice':
      return <UnlistedBox {...props} />;
    default:
      return <LineBox {...props} />;
  }
}
