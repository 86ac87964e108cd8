import { putKnownAccounts } from '@/lib/server/access/known-accounts';
import { createSession } from '@/lib/server/access/sessions';
import { pool } from '@/lib/server/database/pool';

const OWN = 'http://localhost:3000';

/** A request of a browser in which somebody is signed in. */
export type SignedInPost = (path: string, body: unknown, headers?: Record<string, string>) => Request;

/** Makes an account for a clinician, signs in, and answers how that browser posts. */
export async function signedIn(username: string): Promise<SignedInPost> {
  const now = new Date();
  const account = { username, display: username, password: 'demo', accessRole: 'clinician', units: [] } as const;
  await putKnownAccounts([{ ...account, practitioner: `Practitioner/${username}` }], now);
  const { rows } = await pool().query<{ id: string }>('select id from account where username = $1', [username]);
  const accountId = rows[0]?.id ?? '';
  const session = await createSession({ accountId, userAgent: '', replaces: undefined, now });
  return (path, body, headers = {}) =>
    new Request(`${OWN}${path}`, {
      method: 'POST',
      headers: {
        origin: OWN,
        host: 'localhost:3000',
        'content-type': 'application/json',
        cookie: `taskward_session=${session}`,
        ...headers,
      },
      body: JSON.stringify(body),
    });
}
