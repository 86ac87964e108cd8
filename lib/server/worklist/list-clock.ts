import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { addDays, instantOf, localDayOf } from '@/lib/domain/access/local-time';
import { startOfDay } from '@/lib/domain/access/shift';
import { shiftOfActor } from '@/lib/server/access/unit-shifts';
import { environment } from '@/lib/server/environment';

/** The instants that a list is cut by: all computed from `asOf`, none of them stored. */
export type ListClock = { asOf: Date; hourEnd: Date; shiftEnd: Date; dayStart: Date; dayEnd: Date };

const HOUR = 3_600_000;

/** How long a unit's shift is taken as read: every page of every reader asks for it, and it is set once a year. */
const KEPT_MILLISECONDS = 5000;
const kept = new Map<string, { readAt: number; end: Date | undefined }>();

/** The clock of a list at an instant; the shift is the one that runs at the reader's unit. */
export async function listClockOf(actor: Actor, now: Date): Promise<ListClock> {
  return clockAt(now, (await shiftEndOf(actor, now)) ?? now);
}

async function shiftEndOf(actor: Actor, now: Date): Promise<Date | undefined> {
  const unit = actor.units[0] ?? '';
  const known = kept.get(unit);
  const age = now.getTime() - (known?.readAt ?? 0);
  if (known?.end !== undefined && age >= 0 && age < KEPT_MILLISECONDS && now < known.end) {
    return known.end;
  }
  const end = (await shiftOfActor(actor, now))?.endsAt;
  kept.set(unit, { readAt: now.getTime(), end });
  return end;
}

/** The same clock again for a later page of the same list. */
export function clockAt(asOf: Date, shiftEnd: Date): ListClock {
  return { asOf, shiftEnd, hourEnd: new Date(asOf.getTime() + HOUR), ...dayAt(asOf) };
}

type Day = { timeZone: string; dayStart: Date; dayEnd: Date };
let lastDay: Day | undefined;

/** The day around an instant; the last one is kept, because a calendar of a time zone is slow and nearly all ask for today. */
function dayAt(instant: Date): Pick<ListClock, 'dayStart' | 'dayEnd'> {
  const { timeZone } = environment();
  const isLast = lastDay?.timeZone === timeZone && lastDay.dayStart <= instant && instant < lastDay.dayEnd;
  const { dayStart, dayEnd } = isLast && lastDay !== undefined ? lastDay : dayOf(instant, timeZone);
  lastDay = { timeZone, dayStart, dayEnd };
  return { dayStart, dayEnd };
}

function dayOf(instant: Date, timeZone: string): Omit<Day, 'timeZone'> {
  return {
    dayStart: startOfDay(instant, timeZone),
    dayEnd: instantOf(addDays(localDayOf(instant, timeZone), 1), '00:00', timeZone),
  };
}
