import type { Shift } from '@/lib/domain/access/shift';
import type { Say } from '@/lib/domain/words/said';

/** `Night 19:00 to 07:30`. */
export function shiftWords({ name, start, end }: Shift, say: Say): string {
  return say('{name} {start} to {end}', { name, start, end });
}
