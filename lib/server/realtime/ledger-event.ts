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

/** So long a committed event may wait for its number before nobody may say any more that all is told. */
const LONGEST_WAIT = '10 seconds';

const LOOK = {
  name: 'ledger_look',
  text: `select h.position::text, (select e.at from task_event e where e.position is null and e.at < now() - interval '${LONGEST_WAIT}'
           order by e.xid limit 1) as waits_since from ledger_head h`,
};

/** How far the ledger is numbered, and up to which moment that is all: until now, or until an event that should long have its number. */
export type LedgerLook = { head: bigint; currentAt: Date };

/** Looks how far the ledger is. */
export async function lookAtLedger(db: Queryable): Promise<LedgerLook> {
  const lookedAt = new Date();
  const { rows } = await db.query<{ position: string; waits_since: Date | null }>(LOOK);
  return { head: BigInt(rows[0]?.position ?? '0'), currentAt: rows[0]?.waits_since ?? lookedAt };
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
