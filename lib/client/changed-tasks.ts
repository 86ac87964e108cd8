/** Tasks that changed somewhere, or `unknown`: anything may have. */
export type ChangedTasks = readonly string[] | 'unknown';

const listeners = new Set<(changed: ChangedTasks) => void>();

/** Tells every list of this tab that tasks changed: by the stream, or by an act of one's own. */
export function tellChangedTasks(changed: ChangedTasks): void {
  for (const listener of listeners) {
    listener(changed);
  }
}

/** Listens until the answered function is called. */
export function listenToChangedTasks(listener: (changed: ChangedTasks) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
