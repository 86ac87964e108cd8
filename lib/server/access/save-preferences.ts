import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Preferences } from '@/lib/domain/access/preferences';
import { pool } from '@/lib/server/database/pool';

/** Keeps how somebody wants their screens. Nothing about patients or access, so the last write wins and no event is recorded. */
export async function savePreferences(
  { accountId }: Pick<Actor, 'accountId'>,
  preferences: Preferences,
): Promise<void> {
  await pool().query('update account set preferences = $2 where id = $1', [accountId, JSON.stringify(preferences)]);
}
