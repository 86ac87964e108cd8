import 'server-only';
import { makeSay } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';
import { pageLanguage } from './page-language';

/** Says what a page itself says, its title above all, in the language of the reader. */
export async function pageSay(): Promise<Say> {
  const language = await pageLanguage();
  return makeSay(language, language === 'de' ? (await import('@/lib/domain/words/de')).GERMAN : {});
}
