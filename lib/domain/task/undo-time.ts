/** How long a step can be taken back by whoever did it, in minutes: the one rule, whether it was one task or many. */
export const UNDO_MINUTES = 5;

/**
 * How long taking back many at once is offered, in seconds. Shorter than the rule allows, because every task of the choice has to
 * stand as it was left; whoever presses in time still gets through all of them, and afterwards each task offers it by itself.
 */
export const BULK_UNDO_SECONDS = 30;

/** Until when a step can be taken back that was done at an instant. */
export function undoUntil(at: string): Date {
  return new Date(new Date(at).getTime() + UNDO_MINUTES * 60_000);
}

/** Until when taking back many is offered, that were done at an instant. */
export function bulkUndoUntil(at: Date): Date {
  return new Date(at.getTime() + BULK_UNDO_SECONDS * 1000);
}
