'use client';

import { useCallback, useEffect, useRef } from 'react';

const QUIET_MILLISECONDS = 60_000;
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'scroll', 'focusin'] as const;

/** Asks whether nobody has touched this page for a minute: only then may a list be put in order by itself. */
export function useQuiet(): () => boolean {
  const lastSign = useRef(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const note = () => {
      lastSign.current = performance.now();
    };
    note();
    for (const sign of SIGNS) {
      window.addEventListener(sign, note, { passive: true, capture: true });
    }
    return () => {
      for (const sign of SIGNS) {
        window.removeEventListener(sign, note, { capture: true });
      }
    };
  }, []);
  return useCallback(() => performance.now() - lastSign.current > QUIET_MILLISECONDS, []);
}
