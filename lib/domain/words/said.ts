/**
 * A text of the product, as the English of the source; with values where it has any (ICU MessageFormat,
 * unicode-org.github.io/icu/userguide/format_parse/messages). Names, titles and numbers are values and are never
 * translated; a part that is itself a text of the product is one more of these.
 */
export type SaidText = { readonly text: string; readonly values?: Values };
/** What can be said: a text without values as it is, or one with them. */
export type Words = string | SaidText;
export type Values = Readonly<Record<string, string | number | SaidText>>;

/** Says a text of the product in the language of the reader. The first argument is a literal, so that the catalogues can be checked. */
export type Say = (text: Words, values?: Values) => string;

/** Marks a text without values that is said later, where it is shown: a table of words, a fault of a form, a message of the server. */
export function words(text: string): string {
  return text;
}

/** Marks a text of the product that is said later, or elsewhere. */
export function said(text: string, values?: Values): SaidText {
  return values === undefined ? { text } : { text, values };
}
