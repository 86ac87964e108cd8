/** So far a view is counted exactly; the server stops at one more. */
export const MOST_COUNTED = 1000;

/** How many there are, as people read it: `0`, `999`, `1,000`, and `1,000+` for whatever is more (UX-01). */
export function countWords(count: number): string {
  const words = Math.min(count, MOST_COUNTED).toLocaleString('en-GB');
  return count > MOST_COUNTED ? `${words}+` : words;
}
