import type { ActivityDefinition, Extension } from '@medplum/fhirtypes';
import { z } from 'zod';
import { addDays, instantOf, localDayOf } from '@/lib/domain/access/local-time';
import { currentShift, type Shift, TIME_OF_DAY } from '@/lib/domain/access/shift';

const BASE = 'https://taskward.health/fhir/StructureDefinition';
/** `valueBoolean` true: due when the shift of its unit ends in which it was asked for. */
export const DUE_AT_SHIFT_END = `${BASE}/due-at-shift-end`;
/** `valueTime`: due at this time of the day on the clock of the site, today or tomorrow. */
export const DUE_AT_TIME = `${BASE}/due-at-time`;

/** UCUM units of time, in milliseconds. */
const UNITS: Record<string, number> = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000, wk: 604_800_000 };
const HOUR = 3_600_000;

/** When a task of a type is due: so many hours after it was asked for, at the end of the shift, at a time of the day, or never. */
export const DueRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('after'),
    hours: z
      .number()
      .positive()
      .max(24 * 366),
  }),
  z.strictObject({ kind: z.literal('shift-end') }),
  z.strictObject({ kind: z.literal('at'), time: TIME_OF_DAY }),
]);
export type DueRule = z.infer<typeof DueRule>;

/** The rule that a task type states: `timingDuration` for a time it may take, or one of the two extensions. */
export function dueRuleOf(definition: ActivityDefinition | undefined): DueRule {
  const extension = (url: string) => definition?.extension?.find((each) => each.url === url);
  if (extension(DUE_AT_SHIFT_END)?.valueBoolean === true) {
    return { kind: 'shift-end' };
  }
  const time = extension(DUE_AT_TIME)?.valueTime?.slice(0, 5);
  if (time !== undefined && TIME_OF_DAY.safeParse(time).success) {
    return { kind: 'at', time };
  }
  const { value, code, unit } = definition?.timingDuration ?? {};
  const length = UNITS[code ?? unit ?? ''];
  return value === undefined || length === undefined
    ? { kind: 'none' }
    : { kind: 'after', hours: (value * length) / HOUR };
}

/** The rule as the ActivityDefinition says it. */
export function dueParts(rule: DueRule): {
  timingDuration?: NonNullable<ActivityDefinition['timingDuration']>;
  extension: Extension[];
} {
  switch (rule.kind) {
    case 'none':
      return { extension: [] };
    case 'after':
      return {
        timingDuration: { value: rule.hours, unit: 'hour', system: 'http://unitsofmeasure.org', code: 'h' },
        extension: [],
      };
    case 'shift-end':
      return { extension: [{ url: DUE_AT_SHIFT_END, valueBoolean: true }] };
    case 'at':
      return { extension: [{ url: DUE_AT_TIME, valueTime: `${rule.time}:00` }] };
  }
}

/**
 * When a task is due that is asked for now, by the clock of the site and the shifts of its unit; undefined without a rule.
 * Between two shifts the next end of one counts. A time of the day that has passed means tomorrow.
 */
export function dueAt(
  rule: DueRule,
  { now, timeZone, shifts }: { now: Date; timeZone: string; shifts: readonly Shift[] },
): Date | undefined {
  switch (rule.kind) {
    case 'none':
      return undefined;
    case 'after':
      return new Date(now.getTime() + rule.hours * HOUR);
    case 'shift-end':
      return (
        currentShift(shifts, timeZone, now)?.endsAt ??
        nextOf(
          shifts.map(({ end }) => end),
          timeZone,
          now,
        )
      );
    case 'at':
      return nextOf([rule.time], timeZone, now);
  }
}

/** The next instant at which a clock of the zone shows one of the times. */
function nextOf(times: readonly string[], timeZone: string, now: Date): Date | undefined {
  const today = localDayOf(now, timeZone);
  return [today, addDays(today, 1)]
    .flatMap((day) => times.map((time) => instantOf(day, time, timeZone)))
    .filter((instant) => instant > now)
    .sort((a, b) => a.getTime() - b.getTime())[0];
}
