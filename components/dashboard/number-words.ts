import type { Measure } from '@/lib/domain/metrics/dashboard';

/** `12,345`. */
export function numberWords(count: number): string {
  return count.toLocaleString('en-GB');
}

/** `1 task`, `12,345 tasks`. */
export function countWords(count: number): string {
  return count === 1 ? '1 task' : `${numberWords(count)} tasks`;
}

/** `14 % of open`; a small part is never rounded down to nothing, nor a large one up to all. */
export function shareWords(part: number, whole: number): string | undefined {
  if (part === 0 || whole === 0) {
    return undefined;
  }
  const percent = Math.round((100 * part) / whole);
  if (percent === 0) {
    return 'under 1 % of open';
  }
  return `${part < whole ? Math.min(percent, 99) : percent} % of open`;
}

/** All counts together. */
export function sumOf(measures: readonly Measure[]): number {
  return measures.reduce((sum, { count }) => sum + count, 0);
}
