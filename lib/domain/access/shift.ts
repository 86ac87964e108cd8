import { z } from 'zod';
import { RESOURCE_ID } from '@/lib/domain/fhir/resource-id';
import { words } from '@/lib/domain/words/said';
import { addDays, instantOf, localDayOf } from './local-time';

/** A time of the day on the wall, as 07:00. */
export const TIME_OF_DAY = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as 07:00');

/** A shift by the clock on the wall; one that ends before it starts ends on the next day. */
export const Shift = z.strictObject({ name: z.string().trim().min(1).max(60), start: TIME_OF_DAY, end: TIME_OF_DAY });
export type Shift = z.infer<typeof Shift>;

/** The shifts of a unit, at most six; two of the same name would not tell people apart. */
export const Shifts = z
  .array(Shift)
  .min(1)
  .max(6)
  .refine(
    (shifts) => new Set(shifts.map((shift) => shift.name)).size === shifts.length,
    words('Each shift needs its own name.'),
  )
  .refine((shifts) => shifts.every((shift) => shift.start !== shift.end), words('A shift cannot end when it starts.'));
export type Shifts = z.infer<typeof Shifts>;

/** What a unit works by when nothing is set: two shifts that overlap for the handover. */
export const DEFAULT_SHIFTS: Shifts = [
  { name: 'Day', start: '07:00', end: '19:30' },
  { name: 'Night', start: '19:00', end: '07:30' },
];

/** The shifts of one unit as the administration shows and sets them. */
export const UnitSetting = z.object({
  unit: z.string(),
  version: z.string(),
  display: z.string(),
  shifts: Shifts,
  isDefault: z.boolean(),
});
export type UnitSetting = z.infer<typeof UnitSetting>;
export const UnitSettings = z.object({ units: z.array(UnitSetting) });
export type UnitSettings = z.infer<typeof UnitSettings>;
export const UnitShifts = z.strictObject({ seenVersion: z.string().min(1).max(64), shifts: Shifts });
export type UnitShifts = z.infer<typeof UnitShifts>;
/** The unit of a path: the logical id of a Location. */
export const UnitParams = z.object({ id: z.string().regex(RESOURCE_ID) });

/** A shift with its two instants. */
export type CurrentShift = { name: string; startsAt: Date; endsAt: Date };

/** The shift that runs now; where two overlap, the one that began last. Undefined between shifts. */
export function currentShift(shifts: readonly Shift[], timeZone: string, now: Date): CurrentShift | undefined {
  const today = localDayOf(now, timeZone);
  const running = [addDays(today, -1), today]
    .flatMap((day) =>
      shifts.map((shift): CurrentShift => {
        const endDay = shift.end <= shift.start ? addDays(day, 1) : day;
        return {
          name: shift.name,
          startsAt: instantOf(day, shift.start, timeZone),
          endsAt: instantOf(endDay, shift.end, timeZone),
        };
      }),
    )
    .filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
  return running.sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())[0];
}

/** The instant at which the local day began. */
export function startOfDay(now: Date, timeZone: string): Date {
  return instantOf(localDayOf(now, timeZone), '00:00', timeZone);
}
