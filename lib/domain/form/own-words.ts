/** Begins the text of an answer that is none of the choices. */
export const OWN_WORDS = 'text:';

/** The words of an answer that is none of the choices. */
export function ownWordsOf(text: string): string {
  return text.startsWith(OWN_WORDS) ? text.slice(OWN_WORDS.length).trimStart() : text;
}
