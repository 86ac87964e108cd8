'use client';

import { useEffect, useRef } from 'react';

const BOXES = 'input, select, textarea';

/**
 * Moves the focus once the next drawing is done: what was pressed may be gone by then, and what comes is not drawn yet. Of
 * a part with several controls the first box gets it; until there is one, the part itself.
 */
export function useFocusNext(): (id: string) => void {
  const next = useRef<string>(undefined);

  useEffect(() => {
    const part = next.current === undefined ? null : document.getElementById(next.current);
    if (part === null) {
      return;
    }
    const box = part.tagName === 'FIELDSET' ? part.querySelector<HTMLElement>(BOXES) : part;
    // Whoever has gone on meanwhile is not called back.
    const isWaiting = document.activeElement === part;
    (box ?? part).focus();
    if (box !== null || isWaiting) {
      next.current = undefined;
    }
  });

  return (id) => {
    next.current = id;
  };
}
