import 'server-only';
import { setTimeout as pause } from 'node:timers/promises';
import { ThrottledError } from '@/lib/domain/fhir/errors';
import { pool } from '@/lib/server/database/pool';

/** Failed tries per minute: for one account from one address, for one account from anywhere, from one address. */
const LIMITS = { pair: 5, account: 10, address: 60 } as const;
const MOST_WAITS = 50;
const WAIT_MILLISECONDS = 100;

const RESERVE = { name: 'reserve_sign_in', text: 'select * from reserve_sign_in($1, $2, $3, $4, $5, $6)' };
type Reservation = { attempt: string | null; retry_seconds: number | null; waiting: boolean };

/**
 * Runs one try to prove who somebody is, counted before it is made; a success clears the count of its account and address.
 * @throws ThrottledError when there were too many failures within a minute.
 */
export async function tryThrottled<Proof>(
  who: { account: string; address: string; now: Date },
  prove: () => Promise<Proof | undefined>,
): Promise<Proof | undefined> {
  const attempt = await reserve(who);
  const proof = await prove();
  await pool().query('select settle_sign_in($1, $2)', [attempt, proof !== undefined]);
  return proof;
}

async function reserve({ account, address, now }: { account: string; address: string; now: Date }): Promise<string> {
  const name = account.normalize('NFKC').trim().toLowerCase();
  for (let waits = 0; ; waits += 1) {
    const values = [name, address, now, LIMITS.pair, LIMITS.account, LIMITS.address];
    const { rows } = await pool().query<Reservation>({ ...RESERVE, values });
    const reservation = rows[0];
    if (reservation?.attempt != null) {
      return reservation.attempt;
    }
    if (reservation?.waiting !== true || waits >= MOST_WAITS) {
      throw new ThrottledError(reservation?.retry_seconds ?? 60);
    }
    await pause(WAIT_MILLISECONDS);
  }
}
