import type { QuestionnaireItem } from '@medplum/fhirtypes';
import { extensionOf } from './form-extension';

const LONGEST = 500;
/** Of a longer text even a pattern that ends takes too long to tell. */
const LONGEST_TEXT = 200;
const REPEATED = /[+*{]/;
const INNERMOST = /\((?:\?[:=!]|\?<[=!])?([^()]*)\)(.?)/;

/** Whether the whole of a text meets the pattern of its question; also true without one, or where there is no using it (hl7.org/fhir/R4/extension-regex.html). */
export function meetsPattern(question: QuestionnaireItem, text: string): boolean {
  const source = sourceOf(question);
  if (source === undefined || isUnusable(source)) {
    return true;
  }
  return text.length <= LONGEST_TEXT && new RegExp(`^(?:${source})$`).test(text);
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
  if (source.length > LONGEST || isRunaway(source)) {
    return true;
  }
  try {
    return new RegExp(source).source === '';
  } catch {
    return true;
  }
}

/** A group that repeats something or has several ways, repeated itself: trying that can take longer than the world stands. */
function isRunaway(source: string): boolean {
  let rest = source
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replace(/\{\d+\}/g, '');
  for (let group = INNERMOST.exec(rest); group !== null; group = INNERMOST.exec(rest)) {
    const [whole, inside = '', after = ''] = group;
    const hasWays = REPEATED.test(inside) || inside.includes('|');
    if (hasWays && REPEATED.test(after)) {
      return true;
    }
    rest = rest.replace(whole, `${hasWays ? 'x*' : 'x'}${after}`);
  }
  return false;
}
