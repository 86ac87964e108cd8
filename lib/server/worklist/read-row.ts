import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { readKeysOf } from '@/lib/domain/access/visible-to';
import { WorklistRow } from '@/lib/domain/worklist/worklist-row';
import { groupedPerPool } from '@/lib/server/database/grouped';
import { pool } from '@/lib/server/database/pool';
import { listClockOf } from './list-clock';
import { rowSql } from './row-json';
import { ReaderValues, rowsOf, Values } from './statement';

type Asked = { values: ReaderValues; text: string };

/** Requests that ask at the same moment are answered by one statement, which is sent after the last of them asked. */
const readTogether = groupedPerPool((db) => ({
  most: 8,
  atOnce: 4,
  mayJoin: (group: readonly Asked[], { text }: Asked) => group[0]?.text === text,
  run: async (group: readonly Asked[]) => {
    const statement = new Values();
    statement.add(JSON.stringify(group.map(({ values }, n) => ({ n, ...values.row }))), 'jsonb');
    const rows = await rowsOf<{ n: number; json: string }>(db, group[0]?.text ?? '', statement);
    const byNumber = new Map(rows.map(({ n, json }) => [n, json]));
    return group.map((_, n) => byNumber.get(n));
  },
}));

/** The row of one task as the reader's list would show it; undefined when the reader may not see it. */
export async function readRow(actor: Actor, id: string, { now }: { now: Date }): Promise<WorklistRow | undefined> {
  const clock = await listClockOf(actor, now);
  const json = await readTogether(pool())(askFor({ actor, id, clock }));
  return json === undefined ? undefined : WorklistRow.parse(JSON.parse(json));
}

/** The same text for every reader. Looked up one by one, so that the plan does not depend on how many ask. */
function askFor({
  actor,
  id,
  clock,
}: {
  actor: Actor;
  id: string;
  clock: Parameters<typeof rowSql>[0]['clock'];
}): Asked {
  const values = new ReaderValues();
  const task = values.add(id, 'text');
  const keys = values.add(readKeysOf(actor), 'text[]');
  const { select, join } = rowSql({ actor, clock }, values);
  const text = `select reader.n, ${select} as json from ${values.from('$1::jsonb')}
    cross join lateral (select * from task_row wanted where wanted.id = ${task} and wanted.reach && ${keys} limit 1) t ${join}`;
  return { values, text };
}
