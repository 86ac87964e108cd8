import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { countIn } from './form-extension';

/** How often an item can be answered: once, unless it repeats (hl7.org/fhir/R4/extension-questionnaire-maxoccurs.html). */
export function mostOf(item: QuestionnaireItem): number {
  return item.repeats === true ? (countIn(item, 'questionnaire-maxOccurs') ?? Number.POSITIVE_INFINITY) : 1;
}

/** How often an item must be answered (hl7.org/fhir/R4/extension-questionnaire-minoccurs.html). */
export function leastOf(item: QuestionnaireItem): number {
  const least = item.required === true ? 1 : 0;
  return item.repeats === true ? Math.max(least, countIn(item, 'questionnaire-minOccurs') ?? 0) : least;
}

/** What to say of so many answers or entries; undefined when their number is right. */
export function countFault(item: QuestionnaireItem, given: number): string | undefined {
  const [least, most] = [leastOf(item), mostOf(item)];
  if (given < least) {
    return neededWords(item, least);
  }
  if (given <= most) {
    return undefined;
  }
  return most === 1 ? 'Only one answer is possible.' : `At most ${most} answers are possible.`;
}

function neededWords({ text = 'This', type }: QuestionnaireItem, least: number): string {
  if (least > 1) {
    return `${text} is needed at least ${least} times.`;
  }
  return type === 'group' ? `${text}: at least one answer is needed.` : `${text} is needed.`;
}
