import 'server-only';
import type { LinkAnswer, LinkPurpose } from '@/lib/domain/access/one-time-link';
import { NotVisibleError } from '@/lib/domain/fhir/errors';
import { said } from '@/lib/domain/words/said';
import { pool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';
import { digestOf, newSecret } from './secrets';

/** A link as it is shown, once. */
export type OneTimeLink = { url: string; expiresAt: string };

const LIFETIME_HOURS = { 'first-admin': 24, 'set-password': 72 } as const satisfies Record<LinkPurpose, number>;

/** Makes a link and ends the unused ones it replaces. The secret stands behind the `#`, which browsers send to nobody. */
export async function makeLink(options: {
  purpose: LinkPurpose;
  accountId: string | undefined;
  now: Date;
}): Promise<OneTimeLink> {
  const { purpose, accountId, now } = options;
  const { secret, id } = newSecret();
  const expiresAt = new Date(now.getTime() + LIFETIME_HOURS[purpose] * 3_600_000);
  await pool().query(
    `with replaced as (delete from one_time_link where purpose = $2 and account_id is not distinct from $3 and used_at is null)
     insert into one_time_link (id, purpose, account_id, created_at, expires_at) values ($1, $2, $3, $4, $5)`,
    [id, purpose, accountId ?? null, now, expiresAt],
  );
  return { url: `${environment().publicUrl}/sign-in/${purpose}#${secret}`, expiresAt: expiresAt.toISOString() };
}

type LinkRow = { purpose: LinkPurpose; expires_at: Date; username: string | null; display: string | null };

/** What a link is for. @throws NotVisibleError when it never was, was used, ran out, or its account is disabled. */
export async function readLink({ token, now }: { token: string; now: Date }): Promise<LinkAnswer> {
  const { rows } = await pool().query<LinkRow>(
    `select l.purpose, l.expires_at, a.username, a.display from one_time_link l left join account a on a.id = l.account_id
     where l.id = $1 and l.used_at is null and l.expires_at > $2 and a.disabled_at is null
       and (l.purpose <> 'first-admin' or not exists (select from account))`,
    [digestOf(token), now],
  );
  const row = rows[0];
  if (row === undefined) {
    throw new NotVisibleError(said('This link'));
  }
  return {
    purpose: row.purpose,
    username: row.username,
    display: row.display,
    expiresAt: row.expires_at.toISOString(),
  };
}
