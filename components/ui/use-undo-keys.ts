'use client';

import { useEffect } from 'react';

/**
 * Ctrl or ⌘ and Z, where there is something to take back. Not while somebody types, nor on the page behind an open dialog: there
 * the keys mean what was typed, or what that dialog takes back.
 */
export function useUndoKeys(takeBack: (() => void) | undefined, where: 'page' | 'dialog' = 'page'): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      const isHere = (document.querySelector('[role="dialog"]') === null) === (where === 'page');
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

/** A box that is ticked holds no text. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]') !== null
  );
}
