import 'server-only';
import type { Pool } from 'pg';
import { log } from '@/lib/server/log';

const EVERY_MILLISECONDS = 10 * 60_000;

/** What is of no use any more; sessions and tokens are refused after their time whether or not they still stand here. */
const OUTDATED = [
  'delete from session where expires_at <= now()',
  'delete from access_token where expires_at <= now()',
  `delete from idempotency_key where created_at <= now() - interval '24 hours'`,
  `delete from sign_in_attempt where at <= now() - interval '30 days'`,
  'delete from task_skip where until <= now()',
  `delete from presence where seen_at <= now() - interval '1 minute'`,
  ...['form_draft', 'typed_verb'].map(
    (table) => `delete from ${table} d where d.saved_at <= now() - interval '1 day'
     and not exists (select from task_row t where t.id = d.task_id and (t.open or t.closed > now() - interval '1 day'))`,
  ),
] as const;

/** Removes what has expired. Any number of workers may do so at once. */
export async function cleanUp(pool: Pool): Promise<number> {
  let removed = 0;
  for (const statement of OUTDATED) {
    removed += (await pool.query(statement)).rowCount ?? 0;
  }
  return removed;
}

/** Cleans up now and every ten minutes until it is stopped. */
export function startHousekeeping(pool: Pool): { stop: () => void } {
  const tidy = () => {
    cleanUp(pool).catch((error: unknown) => log().warn({ error }, 'housekeeping failed'));
  };
  tidy();
  const timer = setInterval(tidy, EVERY_MILLISECONDS);
  return { stop: () => clearInterval(timer) };
}
