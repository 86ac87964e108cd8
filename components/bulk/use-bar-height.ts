'use client';

import { type RefCallback, useCallback } from 'react';

/**
 * Tells the page how high a bar is that sticks to its bottom, so that what gets the focus is scrolled clear of it (WCAG 2.4.11).
 * Whoever scrolls inside a pane of its own asks for `--bottom-bar` there.
 */
export function useBarHeight(): RefCallback<HTMLElement> {
  return useCallback((bar: HTMLElement | null) => {
    if (bar === null) {
      return;
    }
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty('--bottom-bar', `${bar.offsetHeight}px`));
    observer.observe(bar);
    return () => {
      observer.disconnect();
      style.removeProperty('--bottom-bar');
    };
  }, []);
}
