import 'server-only';
import type { ActivityDefinition } from '@medplum/fhirtypes';

/** UCUM units of time, in milliseconds. */
const UNITS: Record<string, number> = { s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000, wk: 604_800_000 };

/** When a task of a type is due that is asked for now: `timingDuration` is the time it may take. Undefined without one. */
export function dueFromType(definition: ActivityDefinition | undefined, now: Date): string | undefined {
  const { value, code, unit } = definition?.timingDuration ?? {};
  const length = UNITS[code ?? unit ?? ''];
  return value === undefined || length === undefined
    ? undefined
    : new Date(now.getTime() + value * length).toISOString();
}
