import type { Language } from './language';

/** What `Intl` calls each language; American English, because the British one abbreviates September to `Sept`. */
export const LOCALES: Record<Language, string> = { en: 'en-US', 'en-XA': 'en-US', de: 'de' };
