import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { inEnglish } from '@/lib/domain/words/make-say';
import { type Say, said } from '@/lib/domain/words/said';
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
export function countFault(item: QuestionnaireItem, given: number, say: Say = inEnglish): string | undefined {
  const [least, most] = [leastOf(item), mostOf(item)];
  if (given < least) {
    return neededWords(item, least, say);
  }
  if (given <= most) {
    return undefined;
  }
  return say('{count, plural, =1 {Only one answer is possible.} other {At most # answers are possible.}}', {
    count: most,
  });
}

function neededWords({ text, type }: QuestionnaireItem, count: number, say: Say): string {
  const question = text ?? said('This');
  if (count > 1) {
    return say('{question} is needed at least {count} times.', { question, count });
  }
  return type === 'group'
    ? say('{question}: at least one answer is needed.', { question })
    : say('{question} is needed.', { question });
}
