import type { WorklistRow } from '@/lib/domain/worklist/worklist-row';

/** `1 task`, `12 tasks`. */
export function taskCountWords(count: number): string {
  return count === 1 ? '1 task' : `${count} tasks`;
}

/** Who has these tasks, in the order in which they appear: `3 from Helen Clarke, 1 unclaimed`; one owner needs no count. */
export function fromWords(rows: readonly Pick<WorklistRow, 'owner'>[]): string {
  const counts = new Map<string, number>();
  for (const { owner } of rows) {
    const words = owner === null ? 'unclaimed' : `from ${owner.display}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return counts.size === 1
    ? [...counts.keys()].join('')
    : [...counts].map(([words, count]) => `${count} ${words}`).join(', ');
}
