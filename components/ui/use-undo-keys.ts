'use client';

import { useEffect } from 'react';
import { isCovered, isTyping } from './typing';

/**
 * Ctrl or ⌘ and Z, where there is something to take back. Not while somebody types, nor on the page behind an open dialog: there
 * the keys mean what was typed, or what that dialog takes back.
 */
export function useUndoKeys(takeBack: (() => void) | undefined, where: 'page' | 'dialog' = 'page'): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      const isHere = where === 'page' ? !isCovered() : document.querySelector('[role="dialog"]') !== null;
      if (!isUndo || takeBack === undefined || isTyping(event.target) || !isHere) {
        return;
      }
      event.preventDefault();
      takeBack();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [takeBack, where]);
}
