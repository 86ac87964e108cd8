import type { Language } from '@/lib/domain/words/language';
import type { Catalogue } from '@/lib/domain/words/make-say';

const NOTHING: Catalogue = {};
const loaded = new Map<Language, Promise<Catalogue>>();

/** What a language says; English stands in the source and needs nothing. Each is loaded once, when somebody reads in it. */
export function catalogueOf(language: Language): Promise<Catalogue> | Catalogue {
  if (language !== 'de') {
    return NOTHING;
  }
  const known = loaded.get(language);
  const catalogue = known ?? import('@/lib/domain/words/de').then(({ GERMAN }) => GERMAN);
  loaded.set(language, catalogue);
  return catalogue;
}
