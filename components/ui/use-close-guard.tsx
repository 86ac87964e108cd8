'use client';

import { type ReactNode, useState } from 'react';
import { Banner } from './banner';
import { Button } from './button';
import { focusOnMount } from './focus-on-mount';

export type CloseWords = { title: string; children: ReactNode; leave: string; stay: string };
type CloseGuard = { isHeld: boolean; onClose: () => void; words: CloseWords };

/** Closes a dialog at once, or asks first while something in it would be lost. The question goes at the top of the dialog. */
export function useCloseGuard({ isHeld, onClose, words }: CloseGuard) {
  // What was asked about one thing is no question about the next: a form becomes a link.
  const [asked, setAsked] = useState<CloseWords>();
  const question =
    asked === words && isHeld ? (
      <Banner
        tone="conflict"
        role="alert"
        className="mb-4"
        title={words.title}
        actions={
          <>
            <Button ref={focusOnMount} onClick={() => setAsked(undefined)}>
              {words.stay}
            </Button>
            <Button variant="danger" onClick={onClose}>
              {words.leave}
            </Button>
          </>
        }
      >
        {words.children}
      </Banner>
    ) : null;
  return { question, close: () => (isHeld ? setAsked(words) : onClose()) };
}

/** What is asked before typed words are thrown away. */
export const UNSAVED_WORDS: CloseWords = {
  title: 'This is not saved yet',
  children: 'Closing throws away what you changed here.',
  leave: 'Close without saving',
  stay: 'Go on',
};
