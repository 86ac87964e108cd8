import 'server-only';
import type { Queryable } from '@/lib/server/database/queryable';
import { type LedgerLook, lookAtLedger } from './ledger-event';

/** Whoever is further behind reads everything anew: that is less than hearing of each change. */
export const MOST_BEHIND = 20_000n;

/** Where a reader goes on: after which number, up to which is past, and whether nothing lies between it and what they saw last. */
export type Resumption = LedgerLook & { after: bigint; resumed: boolean };

const FIRST = {
  name: 'ledger_first',
  text: 'select min(position)::text as first from task_event where position is not null',
};

/**
 * Where a reader goes on who says (`asked`) which number they saw last. Without one, with one that is none of ours, with one
 * before what the ledger still holds, or far behind: with what comes next.
 */
export async function resumptionAfter(db: Queryable, asked: string | null): Promise<Resumption> {
  const look = await lookAtLedger(db);
  const { head } = look;
  const last = /^\d{1,15}$/.test(asked ?? '') ? BigInt(asked ?? '') : undefined;
  const resumed =
    last !== undefined && last <= head && head - last <= MOST_BEHIND && (await isHeldAfter(db, last, head));
  return { ...look, after: resumed ? last : head, resumed };
}

/** Whether the ledger still holds what follows a number. */
async function isHeldAfter(db: Queryable, last: bigint, head: bigint): Promise<boolean> {
  if (last === head) {
    return true;
  }
  const { rows } = await db.query<{ first: string | null }>(FIRST);
  const first = rows[0]?.first ?? null;
  return first !== null && BigInt(first) <= last + 1n;
}
