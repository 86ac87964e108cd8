'use client';

import { useEffect, useRef } from 'react';

const CONTROLS = 'input, select, textarea, button';

/** Moves the focus once the next drawing is done: what was pressed may be gone by then, and what comes is not drawn yet. Of a part with several controls the first gets it. */
export function useFocusNext(): (id: string) => void {
  const next = useRef<string>(undefined);

  useEffect(() => {
    const element = next.current === undefined ? null : document.getElementById(next.current);
    if (element !== null) {
      next.current = undefined;
      (element.matches(CONTROLS) ? element : (element.querySelector<HTMLElement>(CONTROLS) ?? element)).focus();
    }
  });

  return (id) => {
    next.current = id;
  };
}
