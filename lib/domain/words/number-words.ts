import { LOCALES } from './locales';
import type { Say } from './said';

const MOST_DIGITS = 20;

/** A number as it is written in the language of the reader, `0.5` or `0,5`, with all its digits and without groups. */
export function numberWords(number: number, { language }: Say): string {
  return number.toLocaleString(LOCALES[language], { useGrouping: false, maximumFractionDigits: MOST_DIGITS });
}
