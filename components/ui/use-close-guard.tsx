'use client';

import { useState } from 'react';
import type { Words } from '@/lib/domain/words/said';
import { words } from '@/lib/domain/words/said';
import { Banner } from './banner';
import { Button } from './button';
import { focusOnMount } from './focus-on-mount';
import { useSay } from './say';

export type CloseWords = Record<'title' | 'children' | 'leave' | 'stay', Words>;
type CloseGuard = { isHeld: boolean; onClose: () => void; words: CloseWords };

/** Closes a dialog at once, or asks first while something in it would be lost. The question goes at the top of the dialog. */
export function useCloseGuard({ isHeld, onClose, words: asking }: CloseGuard) {
  const say = useSay();
  // What was asked about one thing is no question about the next: a form becomes a link.
  const [asked, setAsked] = useState<CloseWords>();
  const question =
    asked === asking && isHeld ? (
      <Banner
        tone="conflict"
        role="alert"
        className="mb-4"
        title={say(asking.title)}
        actions={
          <>
            <Button ref={focusOnMount} onClick={() => setAsked(undefined)}>
              {say(asking.stay)}
            </Button>
            <Button variant="danger" onClick={onClose}>
              {say(asking.leave)}
            </Button>
          </>
        }
      >
        {say(asking.children)}
      </Banner>
    ) : null;
  return { question, close: () => (isHeld ? setAsked(asking) : onClose()) };
}

/** What is asked before typed words are thrown away. */
export const UNSAVED_WORDS: CloseWords = {
  title: words('This is not saved yet'),
  children: words('Closing throws away what you changed here.'),
  leave: words('Close without saving'),
  stay: words('Go on'),
};
