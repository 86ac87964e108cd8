import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './language';
import { pseudo, unchanged } from './pseudo';
import type { SaidText, Say, Values } from './said';

/** What is said for each text of the product; what is missing is said in English. */
export type Catalogue = Readonly<Record<string, string>>;

/** How a language says the texts of the product. Each text is understood once. */
export function makeSay(language: Language, catalogue: Catalogue): Say {
  const formats = new Map<string, IntlMessageFormat | string>();
  const locale = language === 'en-XA' ? 'en' : language;

  function formatOf(text: string): IntlMessageFormat | string {
    const known = formats.get(text);
    if (known !== undefined) {
      return known;
    }
    const wording = catalogue[text] ?? text;
    const format = /[{<']/.test(wording) ? new IntlMessageFormat(wording, locale) : wording;
    formats.set(text, format);
    return format;
  }

  function sayOne(text: string, values: Values): string {
    if (isPlain(values)) {
      return strangely(catalogue[text] ?? text);
    }
    const format = formatOf(text);
    const said =
      typeof format === 'string' ? format : String(format.format(plainValues(values, catalogue[text] ?? text)));
    return strangely(said);
  }

  const strangely = (wording: string) => (language === 'en-XA' ? pseudo(wording) : wording);

  function plainValues(values: Values, wording: string): Record<string, string | number> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainValue(value, wording)]));
  }

  function plainValue(value: Values[string], wording: string): string | number {
    const plain = typeof value === 'object' ? sayText(value) : value;
    // What a `select` goes by has to be found among its options.
    const isOption = wording.includes(', select,') && wording.includes(`${plain} {`);
    return language === 'en-XA' && typeof plain === 'string' && !isOption ? unchanged(plain) : plain;
  }

  const sayText = ({ text, values = {} }: SaidText): string => sayOne(text, values);
  const say = (words: string | SaidText, values: Values = {}) =>
    typeof words === 'string' ? sayOne(words, values) : sayText(words);
  return Object.assign(say, { language });
}

/** A text without values stands as it is: a message of the server may hold any sign. */
function isPlain(values: Values): boolean {
  return Object.keys(values).length === 0;
}

/** English, which is what stands in the source: for answers to software, for logs and for tests. */
export const inEnglish: Say = makeSay('en', {});
