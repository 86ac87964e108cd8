'use client';

import { type ReactNode, use, useMemo } from 'react';
import { SpeechProvider } from '@/components/ui/say';
import { catalogueOf } from '@/lib/client/catalogues';
import type { Language } from '@/lib/domain/words/language';
import { makeSay } from '@/lib/domain/words/make-say';

/** Gives the language of the reader to every screen; another one than English waits until what it says is loaded. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  const asked = catalogueOf(language);
  const catalogue = asked instanceof Promise ? use(asked) : asked;
  const say = useMemo(() => makeSay(language, catalogue), [language, catalogue]);
  return (
    <SpeechProvider language={language} say={say}>
      {children}
    </SpeechProvider>
  );
}
