import type { Shift } from '@/lib/domain/access/shift';

/** `Night 19:00 to 07:30`. */
export function shiftWords({ name, start, end }: Shift): string {
  return `${name} ${start} to ${end}`;
}
