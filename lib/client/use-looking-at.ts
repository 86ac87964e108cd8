import { useEffect } from 'react';
import { BEAT_MILLISECONDS, type Looking } from '@/lib/domain/presence/presence';
import { newKey } from './send-json';

/** Names this tab for as long as it is open; made when it is needed first, and stored nowhere. */
let tab: string | undefined;

/** Says that a task is open here for as long as it is and the tab is in sight; says so too when it is left. */
export function useLookingAt(task: string): void {
  useEffect(() => {
    let beating: ReturnType<typeof setInterval> | undefined;

    function look(): void {
      if (document.visibilityState === 'visible' && beating === undefined) {
        beating = setInterval(() => say({ task }), BEAT_MILLISECONDS);
        say({ task });
      }
    }

    function leave(): void {
      if (beating !== undefined) {
        clearInterval(beating);
        beating = undefined;
        say({ task, left: true });
      }
    }

    const turn = () => (document.visibilityState === 'visible' ? look() : leave());
    look();
    document.addEventListener('visibilitychange', turn);
    window.addEventListener('pagehide', leave);
    window.addEventListener('pageshow', look);
    return () => {
      leave();
      document.removeEventListener('visibilitychange', turn);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('pageshow', look);
    };
  }, [task]);
}

/**
 * Outlives the page (`keepalive`), so that leaving is still said; keeps no session awake. What is lost is said again by the next
 * beat, or is forgotten on the server without one.
 */
function say(looking: Omit<Looking, 'tab'>): void {
  tab ??= newKey();
  fetch('/api/presence', {
    method: 'POST',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'taskward-background': '1' },
    body: JSON.stringify({ ...looking, tab } satisfies Looking),
  }).catch(() => undefined);
}
