'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Language } from '@/lib/domain/words/language';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say } from '@/lib/domain/words/said';

type Speech = { language: Language; say: Say };

const SpeechContext = createContext<Speech>({ language: 'en', say: inEnglish });

/** Everything below says its texts in one language. */
export function SpeechProvider({ language, say, children }: Speech & { children: ReactNode }) {
  return <SpeechContext value={{ language, say }}>{children}</SpeechContext>;
}

/** Says the texts of the product in the language of the reader: `say('Nobody has it yet')`. */
export function useSay(): Say {
  return useContext(SpeechContext).say;
}
