import 'server-only';
import { pool } from '@/lib/server/database/pool';
import { makeLink, type OneTimeLink } from './one-time-links';

/** A link that makes the first administrator, where nobody has an account yet; earlier ones end. */
export async function makeFirstAdminLink(now: Date): Promise<OneTimeLink | undefined> {
  const { rowCount } = await pool().query('select from account limit 1');
  return rowCount === 0 ? makeLink({ purpose: 'first-admin', accountId: undefined, now }) : undefined;
}
