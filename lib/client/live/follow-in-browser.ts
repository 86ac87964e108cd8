import { PACE } from './pace';
import { SeenNumbers } from './seen-numbers';
import { type TabListener, TabOfLedger } from './share-ledger';
import { httpTransport } from './transport';

/** Where the ledger stood when the page was read, as the server says it; undefined when it could not say. */
export type PagePosition = { number: string; at: string } | undefined;

export type Following = {
  stop: () => void;
  /** Tries now what would be tried a little later. */
  tryNow: () => void;
  /** A page was read when the ledger stood at `number`: what changed since is told again. */
  tellSince: (number: number) => void;
};

/** Follows the ledger from the page on, and hears when the device loses its network, finds it, sleeps or wakes. */
export function followInBrowser(position: PagePosition, listener: TabListener): Following {
  const tab = new TabOfLedger({
    seen: new SeenNumbers(position === undefined ? undefined : Number(position.number)),
    asOf: position?.at,
    transport: httpTransport(),
    pace: PACE,
    isVisible: () => document.visibilityState === 'visible',
    listener,
  });
  const left = new AbortController();
  const { signal } = left;
  const doubt = () => tab.wake({ isSuspect: true });
  // What the device says of its network is often wrong on a ward: it is a reason to look, never to give up.
  window.addEventListener('offline', () => tab.lose(), { signal });
  window.addEventListener('online', doubt, { signal });
  // Out of the cache of the back button, or from being frozen in the background.
  window.addEventListener('pageshow', ({ persisted }) => (persisted ? doubt() : undefined), { signal });
  document.addEventListener('resume', doubt, { signal });
  const look = () => (document.visibilityState === 'visible' ? tab.wake({ isSuspect: false }) : tab.hide());
  document.addEventListener('visibilitychange', look, { signal });
  tab.start();
  return {
    stop: () => {
      left.abort();
      tab.stop();
    },
    tryNow: doubt,
    tellSince: (number) => tab.tellSince(number),
  };
}
