import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type Command, commandRegistry } from './command-registry';

const NOTHING: readonly Command[] = [];

/**
 * Offers commands while the component is shown: in the command menu, and under their list keys. Give what the person may
 * do at this moment and nothing else; `run` does exactly what the button does, after the menu has closed and the focus is
 * back where it was.
 */
export function useCommands(commands: readonly Command[]): void {
  const screen = useRef({}).current;
  // Each drawing has functions that see other values: the newest ones are those that run.
  useEffect(() => commandRegistry.put(screen, commands));
  useEffect(() => () => commandRegistry.remove(screen), [screen]);
}

/** What is offered now. */
export function useOfferedCommands(): readonly Command[] {
  return useSyncExternalStore(
    (listener) => commandRegistry.subscribe(listener),
    () => commandRegistry.offered(),
    () => NOTHING,
  );
}
