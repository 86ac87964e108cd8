'use client';

import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** Where an element begins on the page, in pixels; banners and conditions above it come and go. */
export function useTopOf(element: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const own = element.current;
    const around = own?.parentElement;
    if (own == null || around == null) {
      return undefined;
    }
    const measure = () => setTop(Math.round(own.getBoundingClientRect().top + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(around);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

/** Comfortable rows on a page of the usual text size, before anything is known of the page. */
const USUAL_ROW_PIXELS = 60;

/** The least height of a row in pixels, as the density of the list and the text size of the page have it. */
export function useRowPixels(list: RefObject<HTMLElement | null>, density: string | null): number {
  const [pixels, setPixels] = useState(USUAL_ROW_PIXELS);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the density changes what is measured.
  useEffect(() => {
    const measure = () => {
      const root = document.documentElement;
      const row = getComputedStyle(list.current ?? root).getPropertyValue('--row');
      setPixels(Number.parseFloat(row) * Number.parseFloat(getComputedStyle(root).fontSize));
    };
    measure();
    const observer = new MutationObserver(measure);
    observer.observe(document.documentElement, { attributeFilter: ['data-density', 'data-text'] });
    return () => observer.disconnect();
  }, [list, density]);
  return pixels;
}
