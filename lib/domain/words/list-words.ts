import { LOCALES } from './locales';
import type { Say } from './said';

/** `A, B or C`, in the language of the reader. */
export function anyOf(items: readonly string[], { language }: Say): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'disjunction' }).format(items);
}
