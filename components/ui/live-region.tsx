'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';

type Announce = (message: string, urgency?: 'polite' | 'assertive') => void;
type Spoken = { text: string; turn: number };

const AnnounceContext = createContext<Announce>(() => undefined);

/** Says something to screen readers without moving the focus: `announce('Claimed')`. Assertive only for safety. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/** Holds the two live regions of the site; they stand in the page before anything is said. */
export function LiveRegionProvider({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState<Spoken>({ text: '', turn: 0 });
  const [assertive, setAssertive] = useState<Spoken>({ text: '', turn: 0 });
  const announce = useCallback<Announce>((text, urgency = 'polite') => {
    const set = urgency === 'polite' ? setPolite : setAssertive;
    set((last) => ({ text, turn: last.turn + 1 }));
  }, []);
  const spoken = useMemo(() => ({ polite: wordsOf(polite), assertive: wordsOf(assertive) }), [polite, assertive]);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div aria-live="polite" className="sr-only">
        {spoken.polite}
      </div>
      <div aria-live="assertive" className="sr-only">
        {spoken.assertive}
      </div>
    </AnnounceContext>
  );
}

/** The same words twice are no change to a screen reader; an invisible sign tells them apart. */
function wordsOf({ text, turn }: Spoken): string {
  return turn % 2 === 0 ? text : `${text}\u200b`;
}
