import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { extensionOf } from './form-extension';

const LONGEST = 500;
/** A group that repeats something, repeated itself: such a pattern can take longer than the world stands. */
const RUNAWAY = /\([^()]*[+*}][^()]*\)[+*{]|\([^()]*\|[^()]*\)[+*{]/;

/** The pattern that the whole text of an answer has to meet; undefined without one, or where there is no using it (hl7.org/fhir/R4/extension-regex.html). */
export function patternOf(question: QuestionnaireItem): RegExp | undefined {
  const source = sourceOf(question);
  return source === undefined || isUnusable(source) ? undefined : new RegExp(`^(?:${source})$`);
}

/** Whether a question asks for a pattern that cannot be tried: no regular expression, too long, or one that may never end. */
export function hasUnusablePattern(question: QuestionnaireItem): boolean {
  const source = sourceOf(question);
  return source !== undefined && isUnusable(source);
}

function sourceOf(question: QuestionnaireItem): string | undefined {
  return extensionOf(question, 'regex')?.valueString;
}

function isUnusable(source: string): boolean {
  if (source.length > LONGEST || RUNAWAY.test(source)) {
    return true;
  }
  try {
    return new RegExp(source).source === '';
  } catch {
    return true;
  }
}
