import 'server-only';
import type { Queryable } from '@/lib/server/database/queryable';
import { log } from '@/lib/server/log';

const BATCH = 1000;
const CHAIN_MILLISECONDS = 500;
/** How often the head of the chain is written to the log, where whoever changes the database cannot change it too. */
const WITNESS_MILLISECONDS = 60_000;

/** The end of the chain at a moment, as a log keeps it. */
export type Witness = { position: string; digest: string };

/** Chains what waits, at most one batch of it, and answers how many events. Two callers at once wait for each other. */
export async function chainWaiting(db: Queryable, now: Date): Promise<number> {
  const { rows } = await db.query<{ chained: number }>('select chain_audit($1, $2) as chained', [BATCH, now]);
  return rows[0]?.chained ?? 0;
}

/** What the holder of the numberer's lock does for the chain. */
export class ChainKeeper {
  #chainedAt = Number.NEGATIVE_INFINITY;
  #saidAt = Number.NEGATIVE_INFINITY;
  #said = '0';

  /** Chains what waits, twice a second at most, so that a batch is more than one event. */
  async tend(db: Queryable, now: Date): Promise<void> {
    if (now.getTime() - this.#chainedAt < CHAIN_MILLISECONDS) {
      return;
    }
    const chained = await chainWaiting(db, now);
    if (chained < BATCH) {
      this.#chainedAt = now.getTime();
    }
    if (now.getTime() - this.#saidAt >= WITNESS_MILLISECONDS) {
      await this.#witness(db, now);
    }
  }

  async #witness(db: Queryable, now: Date): Promise<void> {
    const head = await headOfChain(db);
    this.#saidAt = now.getTime();
    if (head.position !== this.#said) {
      this.#said = head.position;
      log().info({ auditPosition: head.position, auditDigest: head.digest }, 'the audit chain');
    }
  }
}

/** How far the chain is. */
export async function headOfChain(db: Queryable): Promise<Witness> {
  const { rows } = await db.query<Witness>(
    "select position::text, encode(digest, 'hex') as digest from audit_head where one = 1",
  );
  return rows[0] ?? { position: '0', digest: '' };
}
