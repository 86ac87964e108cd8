import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import { type Preferences, storedPreferencesOf } from '@/lib/domain/access/preferences';
import { pool } from '@/lib/server/database/pool';
import { ACTOR_COLUMNS, type ActorRow, actorOf } from './make-actor';
import { digestOf, newSecret } from './secrets';

/** A session that stands now, with who is behind it. */
export type LiveSession = {
  id: string;
  actor: Actor;
  mustChangePassword: boolean;
  preferences: Preferences;
  idleMinutes: number;
  expiresAt: Date;
};

/** Being seen is written at most this often, so that reading a page is not also a write. */
const SEEN_EVERY_SECONDS = 15;
const LONGEST_USER_AGENT = 120;

/**
 * Starts a session and answers its token, which is stored nowhere. The session that the browser held before ends:
 * a token never outlives a change of who is signed in.
 */
export async function createSession(options: {
  accountId: string;
  userAgent: string;
  replaces: string | undefined;
  now: Date;
}): Promise<string> {
  const { accountId, userAgent, replaces, now } = options;
  const { secret, id } = newSecret();
  await pool().query(
    `with replaced as (delete from session where id = $4 or expires_at <= $3)
     insert into session (id, account_id, created_at, last_seen_at, expires_at, user_agent)
     select $1, $2, $3, $3, $3::timestamptz + make_interval(mins => round(60 * (value->>'absoluteHours')::numeric)::int), $5
     from setting where key = 'session'`,
    [id, accountId, now, replaces === undefined ? '' : digestOf(replaces), userAgent.slice(0, LONGEST_USER_AGENT)],
  );
  return secret;
}

const READ_SESSION = {
  name: 'read_session',
  text: `
    select s.id as session_id, s.last_seen_at, s.expires_at, (p.value->>'idleMinutes')::float as idle_minutes, a.must_change_password, a.preferences, ${ACTOR_COLUMNS}
    from session s join account a on a.id = s.account_id join setting p on p.key = 'session'
    where s.id = $1 and a.disabled_at is null and s.expires_at > $2
      and s.last_seen_at + make_interval(secs => 60 * (p.value->>'idleMinutes')::float) > $2`,
};
type SessionRow = ActorRow & {
  session_id: string;
  last_seen_at: Date;
  expires_at: Date;
  idle_minutes: number;
  must_change_password: boolean;
  preferences: unknown;
};

/** The session of a token, unless it ended, idled, ran out, or its account is disabled. `activity` says whether this keeps it awake. */
export async function readSession(options: {
  token: string;
  now: Date;
  activity: 'counts' | 'ignored';
}): Promise<LiveSession | undefined> {
  const { token, now, activity } = options;
  const { rows } = await pool().query<SessionRow>({ ...READ_SESSION, values: [digestOf(token), now] });
  const row = rows[0];
  if (row === undefined) {
    return undefined;
  }
  if (activity === 'counts' && now.getTime() - row.last_seen_at.getTime() >= SEEN_EVERY_SECONDS * 1000) {
    await pool().query('update session set last_seen_at = greatest(last_seen_at, $2) where id = $1', [
      row.session_id,
      now,
    ]);
  }
  return {
    id: row.session_id,
    actor: actorOf(row),
    mustChangePassword: row.must_change_password,
    preferences: storedPreferencesOf(row.preferences),
    idleMinutes: row.idle_minutes,
    expiresAt: row.expires_at,
  };
}

/** Ends one session. */
export async function endSession(token: string): Promise<void> {
  await pool().query('delete from session where id = $1', [digestOf(token)]);
}

/** Ends every session of an account; they are refused from the next request on. */
export async function endSessionsOf(accountId: string): Promise<void> {
  await pool().query('delete from session where account_id = $1', [accountId]);
}
