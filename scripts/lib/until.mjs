import { setTimeout as pause } from 'node:timers/promises';

const LOOK_MILLISECONDS = 50;

/**
 * Looks until the condition holds; answers whether it did in time.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {number} milliseconds
 */
export async function until(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    if (Date.now() > end) {
      return false;
    }
    await pause(LOOK_MILLISECONDS);
  }
  return true;
}
