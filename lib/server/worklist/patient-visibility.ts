import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readRuleOf } from '@/lib/domain/access/read-rule';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { patientSeenBy } from '@/lib/server/projection/visibility';
import type { Values } from './statement';

/** The condition that a reader may see the patient whose id is the SQL `id`. The organisation's roles see every patient. */
export function patientVisibleSql(actor: Actor, id: string, values: Values): string {
  const rule = readRuleOf(actor, 'Patient');
  if (rule !== 'patient') {
    return rule === 'all' ? 'true' : 'false';
  }
  return patientSeenBy({ keys: values.add(readKeysOf(actor), 'text[]'), units: values.add(actor.units, 'text[]') }, id);
}
