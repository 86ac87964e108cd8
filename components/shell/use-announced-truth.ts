'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { useAnnounce } from '@/components/ui/live-region';
import type { ShownTruth } from '@/lib/domain/live/truth';
import { TRUTH_WORDS } from './truth-words';

/** What does not last so long is not worth an interruption. */
const SETTLED_MILLISECONDS = 1000;

/** Says politely when the screen can be believed more or less than before; never each second, and nothing of a start that goes well. */
export function useAnnouncedTruth(shown: ShownTruth, time: string | undefined): void {
  const announce = useAnnounce();
  const said = useRef<ShownTruth>('live');
  const say = useEffectEvent(() => {
    if (shown !== 'opening' && shown !== said.current) {
      said.current = shown;
      announce(TRUTH_WORDS[shown].announced(time));
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: said anew when the state changes, and then only.
  useEffect(() => {
    const timer = setTimeout(() => say(), SETTLED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [shown]);
}
