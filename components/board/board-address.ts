import { z } from 'zod';
import type { Board } from '@/lib/domain/board/board';

/** The board that has no unit, as the server names it. */
export const UNROUTED = 'unrouted';

/** What may stand after `/board?`: the logical id of a unit, or `unrouted`. */
export const BoardAddress = z.strictObject({
  unit: z
    .string()
    .regex(/^[A-Za-z0-9\-./]{1,80}$/)
    .optional(),
});

/** Whether unrouted work stands beside this board: the reader may see it, and this is not its own board. */
export function standsBeside({ unit, units }: Pick<Board, 'unit' | 'units'>): boolean {
  return unit !== null && units.some(({ reference }) => reference === UNROUTED);
}

/** A unit as the address names it. */
export function unitIdOf(reference: string): string {
  return reference.replace(/^Location\//, '');
}
