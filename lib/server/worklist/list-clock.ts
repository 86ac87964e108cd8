import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { addDays, instantOf, localDayOf } from '@/lib/domain/access/local-time';
import { startOfDay } from '@/lib/domain/access/shift';
import { shiftOfActor } from '@/lib/server/access/unit-shifts';
import { environment } from '@/lib/server/environment';

/** The instants that a list is cut by: all computed from `asOf`, none of them stored. */
export type ListClock = { asOf: Date; hourEnd: Date; shiftEnd: Date; dayStart: Date; dayEnd: Date };

const HOUR = 3_600_000;

/** The clock of a list at an instant; the shift is the one that runs at the reader's unit. */
export async function listClockOf(actor: Actor, now: Date): Promise<ListClock> {
  const shift = await shiftOfActor(actor, now);
  return clockAt(now, shift?.endsAt ?? now);
}

/** The same clock again for a later page of the same list. */
export function clockAt(asOf: Date, shiftEnd: Date): ListClock {
  const { timeZone } = environment();
  return {
    asOf,
    shiftEnd,
    hourEnd: new Date(asOf.getTime() + HOUR),
    dayStart: startOfDay(asOf, timeZone),
    dayEnd: instantOf(addDays(localDayOf(asOf, timeZone), 1), '00:00', timeZone),
  };
}
