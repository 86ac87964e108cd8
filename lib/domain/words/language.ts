/** The languages of the screens, each by its own name. */
export const LANGUAGES = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
] as const;

/** `en-XA` is English with strange letters, longer by a third: what is not said through the catalogue stands out. */
export type Language = (typeof LANGUAGES)[number]['value'] | 'en-XA';

export const LANGUAGE_COOKIE = 'taskward_language';

/** What a cookie asks for; anything unknown is English. */
export function languageOf(text: string | undefined): Language {
  return text === 'en-XA' ? text : (LANGUAGES.find(({ value }) => value === text)?.value ?? 'en');
}
