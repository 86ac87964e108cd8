import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_MILLISECONDS = 30_000;
const LOOK_MILLISECONDS = 10;

/** Waits until something has come about, and says what it waited for when it has not within half a minute. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + LONGEST_MILLISECONDS;
  while (!(await condition())) {
    if (performance.now() > end) {
      throw new Error(`Waited ${LONGEST_MILLISECONDS / 1000} s in vain until ${what}.`);
    }
    await pause(LOOK_MILLISECONDS);
  }
}
