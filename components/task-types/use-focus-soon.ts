'use client';

import { useEffect, useState } from 'react';

/** Moves the focus to a control that is drawn with the next change of the page, by its id. */
export function useFocusSoon(): (id: string) => void {
  const [target, setTarget] = useState<{ id: string }>();
  useEffect(() => {
    if (target !== undefined) {
      document.getElementById(target.id)?.focus();
    }
  }, [target]);
  return (id) => setTarget({ id });
}
