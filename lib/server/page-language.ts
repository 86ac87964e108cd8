import 'server-only';
import { cookies } from 'next/headers';
import { LANGUAGE_COOKIE, type Language, languageOf } from '@/lib/domain/words/language';
import { getPagePreferences } from '@/lib/server/access/require-actor';

/** The language of the reader: what they chose for themselves, or what this device speaks. */
export async function pageLanguage(): Promise<Language> {
  const ofDevice = languageOf((await cookies()).get(LANGUAGE_COOKIE)?.value);
  return ofDevice === 'en-XA' ? ofDevice : ((await getPagePreferences()).language ?? ofDevice);
}
