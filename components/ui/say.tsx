'use client';

import { createContext, Fragment, type ReactNode, useContext } from 'react';
import type { Language } from '@/lib/domain/words/language';
import { inEnglish } from '@/lib/domain/words/make-say';
import type { Say, Words } from '@/lib/domain/words/said';

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

/** The language of the reader, for dates and numbers. */
export function useLanguage(): Language {
  return useContext(SpeechContext).language;
}

type RichProps = { text: Words; values: Readonly<Record<string, ReactNode>> };

/** A sentence with elements in it, in the order that the language has; a text with values of its own keeps them: `<Rich text="Claimed by {owner}" values={{ owner: <b>…</b> }} />`. */
export function Rich({ text, values }: RichProps) {
  const say = useSay();
  const names = Object.keys(values);
  // What stands for an element is found again by a sign that no text holds.
  const marks = Object.fromEntries(names.map((name, index) => [name, `${MARK}${index}${MARK}`]));
  const parts = (
    typeof text === 'string' ? say(text, marks) : say({ text: text.text, values: { ...text.values, ...marks } })
  ).split(MARK);
  return parts.map((part, index) => {
    const name = index % 2 === 1 ? names[Number(part)] : undefined;
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change places.
    return <Fragment key={index}>{name === undefined ? part : values[name]}</Fragment>;
  });
}

const MARK = '\u2063';
