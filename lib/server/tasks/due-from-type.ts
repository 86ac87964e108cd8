import 'server-only';
import type { ActivityDefinition } from '@medplum/fhirtypes';
import { dueAt, dueRuleOf } from '@/lib/domain/task-type/due-rule';
import { shiftsOf } from '@/lib/server/access/unit-shifts';
import { environment } from '@/lib/server/environment';

/** When a task of a type is due that is asked for now on a unit, as its rule says. Undefined without a rule. */
export async function dueFromType(
  definition: ActivityDefinition | undefined,
  { now, unit }: { now: Date; unit: string | undefined },
): Promise<string | undefined> {
  const rule = dueRuleOf(definition);
  const shifts = rule.kind === 'shift-end' ? await shiftsOf(unit) : [];
  return dueAt(rule, { now, timeZone: environment().timeZone, shifts })?.toISOString();
}
