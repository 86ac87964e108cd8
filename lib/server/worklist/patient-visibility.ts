import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readRuleOf } from '@/lib/domain/access/read-rule';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import type { Values } from './statement';

/**
 * The condition that a reader may see the patient of `id`: a task of theirs that the reader sees, or a stay now at a unit
 * where the reader works. The organisation's roles see every patient.
 */
export function patientVisibleSql(actor: Actor, id: string, values: Values): string {
  const rule = readRuleOf(actor, 'Patient');
  if (rule !== 'patient') {
    return rule === 'all' ? 'true' : 'false';
  }
  const keys = values.add(readKeysOf(actor), 'text[]');
  const units = values.add(actor.units, 'text[]');
  return `(exists (select from encounter_row stay where stay.patient = ${id} collate "default" and stay.active and stay.unit = any (${units}))
    or exists (select from task_reach r join task_row t on t.id = r.id where r.key = 'patient:' || ${id} and t.reach && ${keys})
    or exists (select from task_row t where t.patient = ${id} and not t.open and t.reach && ${keys}))`;
}
