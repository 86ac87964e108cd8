import 'server-only';
import { cookies } from 'next/headers';
import { LANGUAGE_COOKIE, languageOf } from '@/lib/domain/words/language';
import { makeSay } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';

/** Says what a page itself says, its title above all, in the language of the reader. */
export async function pageSay(): Promise<Say> {
  const language = languageOf((await cookies()).get(LANGUAGE_COOKIE)?.value);
  return makeSay(language, language === 'de' ? (await import('@/lib/domain/words/de')).GERMAN : {});
}
