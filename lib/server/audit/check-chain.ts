import 'server-only';
import type { Queryable } from '@/lib/server/database/queryable';
import { headOfChain, type Witness } from './chain';
import {
  type ChainFault,
  faultBesideChain,
  faultOfEvents,
  faultOfSeals,
  faultOfWitnesses,
  type Seal,
} from './chain-faults';

/** What a check found: up to where it looked, when the last of it was chained, and the first broken place. */
export type ChainCheck = {
  events: number;
  /** Events that were recorded a moment ago and are not chained yet. */
  waiting: number;
  until: Date | null;
  broken: ChainFault | null;
  head: Witness;
};

/**
 * Follows the chain from its beginning: every seal upon the one before, every event against its digest, every row that is
 * searched against its event, what is in no chain, and the ends that `witnesses` have seen. Without a witness a chain that was
 * made anew from end to end looks whole, and so does one whose last events were taken out with everything that names them.
 */
export async function checkChain(
  db: Queryable,
  { witnesses = [] }: { witnesses?: readonly Witness[] } = {},
): Promise<ChainCheck> {
  const head = await headOfChain(db);
  const { rows } = await db.query<{ waiting: number }>('select count(*)::int as waiting from audit_waiting');
  const seals = await sealsUntil(db, head);
  const broken =
    faultOfSeals(seals, head) ??
    (await faultOfEvents(db, seals)) ??
    faultOfWitnesses(seals, witnesses) ??
    (await faultBesideChain(db));
  return {
    events: Number(head.position),
    waiting: rows[0]?.waiting ?? 0,
    until: seals.at(-1)?.at ?? null,
    broken: broken ?? null,
    head,
  };
}

async function sealsUntil(db: Queryable, head: Witness): Promise<Seal[]> {
  const { rows } = await db.query<Seal>(
    `select s.position_to::int as to, s.events, encode(s.previous, 'hex') as previous, encode(s.digest, 'hex') as digest, s.at
     from audit_seal s where s.position_to <= $1 order by s.position_to`,
    [head.position],
  );
  return rows;
}
