import type { Actor } from '@/lib/domain/access/actor';
import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { createSession, readSession } from '@/lib/server/access/sessions';
import { pool } from '@/lib/server/database/pool';

/** Somebody of a ward with a session: the actor as a request would make it, the session's token and its id. */
export type Looker = { actor: Actor; token: string; session: string };

/** Makes an account for a nurse of a ward, and signs in. */
export async function lookerOf(username: string, unit: string, now: Date): Promise<Looker> {
  const account = { username, display: `Name of ${username}`, password: 'demo', accessRole: 'clinician' } as const;
  await putKnownAccounts([{ ...account, practitioner: `Practitioner/${username}`, units: [unit] }], now);
  await pool().query(
    `insert into staff_role (practitioner_role, practitioner, role, role_display, location, unit, active)
     values ($1, $2, 'nurse', 'Nurse', $3, $3, true)`,
    [`PractitionerRole/${username}`, `Practitioner/${username}`, unit],
  );
  const { rows } = await pool().query<{ id: string }>('select id from account where username = $1', [username]);
  const token = await createSession({ accountId: rows[0]?.id ?? '', userAgent: '', replaces: undefined, now });
  const session = await readSession({ token, now, activity: 'ignored' });
  if (session === undefined) {
    throw new Error('The session is not there.');
  }
  return { actor: session.actor, token, session: session.id };
}

/** A task for the nurses of a ward, as far as presence asks of it. */
export async function putTask(id: string, unit: string): Promise<void> {
  await pool().query(
    `insert into task_row (id, version, open, status, priority_rank, due_key, title, roles, role_displays, changed, reach)
     values ($1, 1, true, 'requested', 4, 'infinity', $1, '{nurse}', '{Nurse}', now(), array['all', $2])
     on conflict (id) do update set reach = excluded.reach`,
    [id, `role:nurse@${unit}`],
  );
}
