import { useCallback, useSyncExternalStore } from 'react';
import { presenceStore } from './presence-store';

const NOBODY: readonly string[] = [];

/** The names of those who else look at a task now. Draws anew only when those change. */
export function usePresence(task: string): readonly string[] {
  const subscribe = useCallback((listener: () => void) => presenceStore.subscribe(task, listener), [task]);
  return useSyncExternalStore(
    subscribe,
    () => presenceStore.namesOf(task),
    () => NOBODY,
  );
}
