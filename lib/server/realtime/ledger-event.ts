import 'server-only';
import type { Queryable } from '@/lib/server/database/queryable';

/** One numbered event of the ledger: which task, in which version, and who may know of it. */
export type LedgerEvent = { position: bigint; id: string; version: string; reach: readonly string[] };

type Row = { position: string; task_id: string; version: string; reach: string[] };

const AFTER = {
  name: 'ledger_after',
  // Qualified, because a bare name in `order by` would be the text of the select list.
  text: `select e.position::text, e.task_id, e.version::text, e.reach_before || e.reach_after as reach
           from task_event e where e.position > $1::bigint and e.position <= $2::bigint and (e.reach_before || e.reach_after) && $3::text[]
          order by e.position limit $4`,
};

const HEAD = { name: 'ledger_head', text: 'select position::text from ledger_head' };

/** How far the ledger is numbered. */
export async function ledgerHead(db: Queryable): Promise<bigint> {
  const { rows } = await db.query<{ position: string }>(HEAD);
  return BigInt(rows[0]?.position ?? '0');
}

/** Events after one position up to another, in order, that somebody with these read keys saw before or sees after. */
export async function eventsAfter(
  db: Queryable,
  span: { after: bigint; to: bigint; keys: readonly string[]; limit: number },
): Promise<LedgerEvent[]> {
  const { after, to, keys, limit } = span;
  const { rows } = await db.query<Row>({ ...AFTER, values: [String(after), String(to), keys, limit] });
  return rows.map(({ position, task_id, version, reach }) => ({
    position: BigInt(position),
    id: task_id,
    version,
    reach,
  }));
}
