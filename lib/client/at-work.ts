const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart', 'scroll', 'focusin'] as const;
/** Whoever reads a list for so long without touching anything may as well have left. */
const AWAY_MILLISECONDS = 60_000;

let lastSign: number | undefined;

/** Whether nobody has touched this page for a minute: what is asked for then is asked for by the page itself. */
export function isNobodyAtWork(): boolean {
  if (typeof window === 'undefined') {
    return false;
  }
  if (lastSign === undefined) {
    lastSign = performance.now();
    for (const sign of SIGNS) {
      window.addEventListener(sign, note, { passive: true, capture: true });
    }
  }
  return performance.now() - lastSign > AWAY_MILLISECONDS;
}

function note(): void {
  lastSign = performance.now();
}
