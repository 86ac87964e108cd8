'use client';

import { useEffect, useState } from 'react';

/** Script that a page is drawn and used without: it is fetched when it is needed, or before, once the browser has nothing to do. */
export type Later<Module extends object> = { load: () => Promise<Module>; module: Module | undefined };

/** Names such a part of the script; `load` is an `import()`, which fetches once however often it is called. */
export function later<Module extends object>(load: () => Promise<Module>): Later<Module> {
  const part: Later<Module> = {
    module: undefined,
    load: async () => {
      part.module = await load();
      return part.module;
    },
  };
  return part;
}

/**
 * The part, undefined until it is there. Unlike `lazy` it is there at once where it was fetched before, without a moment of
 * nothing. @throws Error in the drawing, for the nearest error page, when it is needed and cannot be fetched
 */
export function useLater<Module extends object>(part: Later<Module>, isNeeded: boolean): Module | undefined {
  const [arrival, setArrival] = useState<{ failure?: unknown }>({});
  useEffect(() => {
    if (part.module !== undefined) {
      // Somebody else may have fetched it since this was drawn.
      setArrival((last) => (isNeeded ? {} : last));
      return undefined;
    }
    let isWaiting = true;
    const tell = (outcome: { failure?: unknown }) => (isWaiting && isNeeded ? setArrival(outcome) : undefined);
    const fetch = () =>
      void part.load().then(
        () => tell({}),
        (failure: unknown) => tell({ failure }),
      );
    const stop = isNeeded ? fetch() : whenIdle(fetch);
    return () => {
      isWaiting = false;
      stop?.();
    };
  }, [part, isNeeded]);
  if (arrival.failure !== undefined) {
    throw arrival.failure;
  }
  return part.module;
}

/** Safari has no idle callback everywhere. */
const UNTIL_IDLE_MILLISECONDS = 1000;

/** Once the page has loaded and the browser has nothing to do. Answers what calls it off. */
function whenIdle(run: () => void): () => void {
  const over = new AbortController();
  const begin = () => {
    if ('requestIdleCallback' in window) {
      const idle = window.requestIdleCallback(run);
      over.signal.addEventListener('abort', () => window.cancelIdleCallback(idle));
    } else {
      const timer = setTimeout(run, UNTIL_IDLE_MILLISECONDS);
      over.signal.addEventListener('abort', () => clearTimeout(timer));
    }
  };
  if (document.readyState === 'complete') {
    begin();
  } else {
    window.addEventListener('load', begin, { once: true, signal: over.signal });
  }
  return () => over.abort();
}
