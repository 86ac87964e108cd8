'use client';

import { useEffect } from 'react';

/** Ctrl or ⌘ and Z, where there is something to take back. Not while somebody types, nor behind an open dialog: there the keys mean what was typed. */
export function useUndoKeys(takeBack: (() => void) | undefined): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      if (!isUndo || takeBack === undefined || isTyping(event.target) || document.querySelector('[role="dialog"]')) {
        return;
      }
      event.preventDefault();
      takeBack();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [takeBack]);
}

/** A box that is ticked holds no text. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]') !== null
  );
}
