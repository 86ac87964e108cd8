import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { pool } from '@/lib/server/database/pool';
import { listClockOf } from './list-clock';
import { rowSql } from './row-json';
import { rowsOf, Values } from './statement';

/** The row of one task as the reader's list would show it; undefined when the reader may not see it. */
export async function readRow(actor: Actor, id: string, { now }: { now: Date }): Promise<WorklistRow | undefined> {
  const values = new Values();
  const { select, join } = rowSql({ actor, clock: await listClockOf(actor, now) }, values);
  const [row] = await rowsOf<{ json: string }>(
    pool(),
    `select ${select} as json from task_row t ${join}
    where t.id = ${values.add(id, 'text')} and t.reach && ${values.add(readKeysOf(actor), 'text[]')}`,
    values,
  );
  return row === undefined ? undefined : WorklistRow.parse(JSON.parse(row.json));
}
