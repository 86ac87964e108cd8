'use client';

import { useEffect } from 'react';
import { isCovered, isTyping } from './typing';

/** Ctrl or ⌘ and Z, where there is something to take back. Not while somebody types, nor behind an open dialog: there the keys mean what was typed. */
export function useUndoKeys(takeBack: (() => void) | undefined): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || takeBack === undefined || isTyping(event.target) || isCovered()) {
        return;
      }
      event.preventDefault();
      takeBack();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [takeBack]);
}
