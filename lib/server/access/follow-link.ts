import 'server-only';
import type { LinkUse, LinkUsed } from '@/lib/domain/access/one-time-link';
import { InputError, NotVisibleError } from '@/lib/domain/fhir/errors';
import { said, words } from '@/lib/domain/words/said';
import { pool } from '@/lib/server/database/pool';
import { SYSTEM_ACTOR } from '@/lib/server/wiring';
import { readLink } from './one-time-links';
import { hashChosenPassword } from './passwords';
import { recordAccessEvent } from './record-access-event';
import { digestOf } from './secrets';
import { makePractitioner } from './staff-records';

type AccountRow = { id: string; username: string; display: string; practitioner: string | null };

// One statement each: of two that use the same link at once, one finds it used.
const SET_PASSWORD = `
  with used as (
    update one_time_link l set used_at = $2 from account a
    where l.id = $1 and l.purpose = 'set-password' and l.used_at is null and l.expires_at > $2
      and a.id = l.account_id and a.disabled_at is null
    returning a.id
  ), ended as (delete from session where account_id in (select id from used))
  update account set password_hash = $3, must_change_password = false where id in (select id from used)
  returning id, username, display, practitioner`;
const MAKE_FIRST_ADMIN = `
  with used as (
    update one_time_link set used_at = $2
    where id = $1 and purpose = 'first-admin' and used_at is null and expires_at > $2 and not exists (select from account)
    returning id
  )
  insert into account (username, display, password_hash, access_role, created_at)
  select $4, $5, $3, 'admin', $2 from used
  returning id, username, display, practitioner`;

/** Uses a one-time link: sets the password of its account, or makes the first administrator. @throws NotVisibleError, InputError */
export async function followLink(use: LinkUse, now: Date): Promise<LinkUsed> {
  const { purpose, username: invited } = await readLink({ token: use.token, now });
  const username = invited ?? use.username;
  const display = use.display ?? use.username;
  if (username === undefined) {
    throw new InputError(words('Say who the administrator is.'), {
      status: 422,
      fields: [{ field: 'username', message: words('Choose a user name.') }],
    });
  }
  const values = [digestOf(use.token), now, await hashChosenPassword(use.password, username)];
  const { rows } = await (purpose === 'first-admin'
    ? pool().query<AccountRow>(MAKE_FIRST_ADMIN, [...values, username, display])
    : pool().query<AccountRow>(SET_PASSWORD, values));
  const account = rows[0];
  if (account === undefined) {
    throw new NotVisibleError(said('This link'));
  }
  if (purpose === 'first-admin') {
    await makePractitioner(SYSTEM_ACTOR, { accountId: account.id, display: account.display, now });
  }
  const who = { reference: account.practitioner ?? `Practitioner/${account.id}`, display: account.display };
  await recordAccessEvent({
    kind: purpose === 'first-admin' ? 'account-made' : 'password-changed',
    succeeded: true,
    who,
    now,
  });
  return { username: account.username };
}
