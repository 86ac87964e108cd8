import type { Measure } from '@/lib/domain/metrics/dashboard';
import type { Say } from '@/lib/domain/words/said';

/** `12,345`. */
export function numberWords(count: number, say: Say): string {
  return say('{count, number}', { count });
}

/** `14 % of open`; a small part is never rounded down to nothing, nor a large one up to all. */
export function shareWords(part: number, whole: number, say: Say): string | undefined {
  if (part === 0 || whole === 0) {
    return undefined;
  }
  const percent = Math.round((100 * part) / whole);
  if (percent === 0) {
    return say('under 1 % of open');
  }
  return say('{percent} % of open', { percent: part < whole ? Math.min(percent, 99) : percent });
}

/** All counts together. */
export function sumOf(measures: readonly Measure[]): number {
  return measures.reduce((sum, { count }) => sum + count, 0);
}
