import 'server-only';

const MOST_KEPT = 10_000;
// On globalThis: Next loads this module once per bundle, and a process must know what it recorded.
const slot = globalThis as typeof globalThis & { taskwardCoveredLists?: Map<string, number> };

function covered(): Map<string, number> {
  slot.taskwardCoveredLists ??= new Map();
  return slot.taskwardCoveredLists;
}

/** Whether an event that is already recorded stands for this list at a moment. */
export function isCovered(key: string, now: Date): boolean {
  const until = covered().get(key);
  // A clock that was set back covers nothing.
  return until !== undefined && until > now.getTime() && until - now.getTime() <= 60_000;
}

/** Remembers that a recorded event stands for a list until a moment. What is forgotten is only recorded once more. */
export function startCovering(key: string, until: Date, now: Date): void {
  const lists = covered();
  if (lists.size >= MOST_KEPT) {
    for (const [each, end] of lists) {
      if (end <= now.getTime() || lists.size >= MOST_KEPT) {
        lists.delete(each);
      }
    }
  }
  lists.set(key, until.getTime());
}
