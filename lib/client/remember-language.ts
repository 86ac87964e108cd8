import { LANGUAGE_COOKIE, type Language } from '@/lib/domain/words/language';

const YEAR_SECONDS = 31_536_000;

/** Keeps the language on this device too, so that its sign-in page speaks it. */
export function rememberLanguage(language: Language): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is missing where a ward has plain HTTP.
  document.cookie = `${LANGUAGE_COOKIE}=${language}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}
