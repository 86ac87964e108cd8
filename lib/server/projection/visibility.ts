import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type ReadRule, readRuleOf } from '@/lib/domain/access/read-rule';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { RESOURCE_TYPES } from '@/lib/domain/fhir/resource-type';
import type { Queryable } from '@/lib/server/database/queryable';

/** Adds a value to a statement and answers its placeholder. */
export type Bind = (value: unknown) => string;

/** The condition under which the actor may read the row `alias` of `resource`, when that row is of `type`. */
export function visibleCondition(actor: Actor, type: string, sql: { alias: string; bind: Bind }): string {
  return conditionOf(readRuleOf(actor, type), actor, sql);
}

/** The same over all types at once, for the history of the whole store. */
export function visibleOfAnyType(actor: Actor, sql: { alias: string; bind: Bind }): string {
  const rules = Map.groupBy(RESOURCE_TYPES, (type) => readRuleOf(actor, type));
  const parts = [...rules].map(
    ([rule, types]) => `(${sql.alias}.type = any (${sql.bind(types)}::text[]) and ${conditionOf(rule, actor, sql)})`,
  );
  return `(${parts.join(' or ')})`;
}

/** Whether the actor may read one resource, by the same conditions as a search. A deleted one is readable to whoever reads all. */
export async function canRead(db: Queryable, actor: Actor, type: string, id: string): Promise<boolean> {
  const rule = readRuleOf(actor, type);
  if (rule === 'all' || rule === 'none') {
    return rule === 'all';
  }
  const values: unknown[] = [type, id];
  const condition = conditionOf(rule, actor, { alias: 'r', bind: (value) => `$${values.push(value)}` });
  const { rowCount } = await db.query(
    `select from resource r where r.type = $1 and r.id = $2 and ${condition}`,
    values,
  );
  return rowCount === 1;
}

function conditionOf(rule: ReadRule, actor: Actor, { alias, bind }: { alias: string; bind: Bind }): string {
  switch (rule) {
    case 'all':
      return 'true';
    case 'none':
      return 'false';
    case 'task':
      return `exists (select from task_row seen where seen.id = ${alias}.id and seen.reach && ${bind(readKeysOf(actor))}::text[])`;
    case 'patient-if-any':
      return `(not (${alias}.search ? '_patient') or ${conditionOf('patient', actor, { alias, bind })})`;
    case 'record':
      return recordCondition(alias, bind(readKeysOf(actor)));
    case 'patient':
      return patientCondition(alias, { keys: bind(readKeysOf(actor)), units: bind(actor.units) });
  }
}

function recordCondition(alias: string, keys: string): string {
  const tasks = `jsonb_array_elements(coalesce(${alias}.search->'target', ${alias}.search->'entity')) about
    left join task_row seen on seen.id = substr(about->>'r', ${'Task/'.length + 1}) and seen.reach && ${keys}::text[]
    where about->>'r' like 'Task/%'`;
  return `(not (${alias}.search ? '_read') and exists (select from ${tasks}) and not exists (select from ${tasks} and seen.id is null))`;
}

function patientCondition(alias: string, { keys, units }: { keys: string; units: string }): string {
  return `exists (select from (select substr(member->>'r', ${'Patient/'.length + 1}) as id from jsonb_array_elements(${alias}.search->'_patient') member) p where
    ${patientSeenBy({ keys: `${keys}::text[]`, units: `${units}::text[]` }, 'p.id')})`;
}

/**
 * The one condition under which a patient is visible to those who do not see all: who is in one of the reader's units now,
 * or whom a task is for that the reader sees. `keys` and `units` are SQL arrays of the reader's, `id` SQL of the patient's id.
 */
export function patientSeenBy({ keys, units }: { keys: string; units: string }, id: string): string {
  return `(exists (select from encounter_row stay where stay.patient = ${id} collate "default" and stay.active and stay.unit = any (${units}))
    or exists (select from task_reach k join task_row seen on seen.id = k.id where k.key = 'patient:' || ${id} and seen.reach && ${keys})
    or exists (select from task_row seen where seen.patient = ${id} and not seen.open and seen.reach && ${keys}))`;
}
