'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Closes a dialog so that the focus never gets lost: to what says that it was done, else back to what opened the dialog,
 * or to the page where that is gone because somebody changed the task meanwhile.
 */
export function useClosing(doneFocus: RefObject<HTMLElement | null>, onClose: () => void) {
  const [opener] = useState(() => document.activeElement);
  const [isDone, setDone] = useState(false);
  const closeFocus = useRef<HTMLElement | null>(null);

  // What says so is drawn with the answer, and can take the focus only after that.
  useEffect(() => {
    if (isDone) {
      closeFocus.current = doneFocus.current;
      onClose();
    }
  }, [isDone, doneFocus, onClose]);

  function close() {
    closeFocus.current = opener instanceof HTMLElement && opener.isConnected ? opener : document.getElementById('main');
    onClose();
  }

  return { closeFocus, close, closeDone: () => setDone(true) };
}
