'use client';

import { type ReactNode, useState } from 'react';
import { useSay } from '@/components/ui/say';
import { words } from '@/lib/domain/words/said';
import { Banner } from './banner';
import { Button } from './button';
import { focusOnMount } from './focus-on-mount';

export type CloseWords = { title: string; children: ReactNode; leave: string; stay: string };
type CloseGuard = { isHeld: boolean; onClose: () => void; words: CloseWords };

/** Closes a dialog at once, or asks first while something in it would be lost. The question goes at the top of the dialog. */
export function useCloseGuard({ isHeld, onClose, words: told }: CloseGuard) {
  const say = useSay();
  // What was asked about one thing is no question about the next: a form becomes a link.
  const [asked, setAsked] = useState<CloseWords>();
  const question =
    asked === told && isHeld ? (
      <Banner
        tone="conflict"
        role="alert"
        className="mb-4"
        title={say(told.title)}
        actions={
          <>
            <Button ref={focusOnMount} onClick={() => setAsked(undefined)}>
              {say(told.stay)}
            </Button>
            <Button variant="danger" onClick={onClose}>
              {say(told.leave)}
            </Button>
          </>
        }
      >
        {typeof told.children === 'string' ? say(told.children) : told.children}
      </Banner>
    ) : null;
  return { question, close: () => (isHeld ? setAsked(told) : onClose()) };
}

/** What is asked before typed words are thrown away. */
export const UNSAVED_WORDS: CloseWords = {
  title: words('This is not saved yet'),
  children: words('Closing throws away what you changed here.'),
  leave: words('Close without saving'),
  stay: words('Go on'),
};
