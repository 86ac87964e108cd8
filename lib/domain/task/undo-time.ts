/** How long a step can be taken back by whoever did it, in minutes. */
export const UNDO_MINUTES = 5;

/** Until when a step can be taken back that was done at an instant. */
export function undoUntil(at: string): Date {
  return new Date(new Date(at).getTime() + UNDO_MINUTES * 60_000);
}
