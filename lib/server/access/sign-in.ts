import 'server-only';
import { ThrottledError, UnauthenticatedError } from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';
import { pool } from '@/lib/server/database/pool';
import { hashPassword, isOutdated, isPasswordRight } from './passwords';
import { recordAccessEvent } from './record-access-event';
import { createSession } from './sessions';
import { tryThrottled } from './throttle';

/** The same words for a name nobody has, a wrong password and a disabled account. */
export class WrongPasswordError extends UnauthenticatedError {
  constructor() {
    super();
    this.name = 'WrongPasswordError';
    this.message = words('The user name or the password is not right.');
  }
}

type SignInOptions = {
  username: string;
  password: string;
  address: string;
  userAgent: string;
  replaces: string | undefined;
  now: Date;
};
type AccountRow = {
  id: string;
  display: string;
  practitioner: string | null;
  password_hash: string | null;
  disabled_at: Date | null;
};

/** Signs somebody in and answers the token of the new session. @throws WrongPasswordError, ThrottledError */
export async function signIn(options: SignInOptions): Promise<string> {
  const { username, password, address, userAgent, replaces, now } = options;
  const account = await accountNamed(username);
  const who = account && { reference: account.practitioner ?? `Practitioner/${account.id}`, display: account.display };
  try {
    const proven = await tryThrottled({ account: username, address, now }, () => proveAccount(account, password));
    await recordAccessEvent({ kind: 'sign-in', succeeded: proven !== undefined, who, address, now });
    if (proven === undefined) {
      throw new WrongPasswordError();
    }
    return await createSession({ accountId: proven.id, userAgent, replaces, now });
  } catch (error) {
    if (error instanceof ThrottledError) {
      await recordAccessEvent({ kind: 'sign-in-throttled', succeeded: false, who, address, now });
    }
    throw error;
  }
}

async function accountNamed(username: string): Promise<AccountRow | undefined> {
  const { rows } = await pool().query<AccountRow>(
    'select id, display, practitioner, password_hash, disabled_at from account where lower(username) = lower($1)',
    [username.trim()],
  );
  return rows[0];
}

async function proveAccount(account: AccountRow | undefined, password: string): Promise<AccountRow | undefined> {
  const stored = account?.disabled_at === null ? (account.password_hash ?? undefined) : undefined;
  if (!(await isPasswordRight(stored, password)) || account === undefined || stored === undefined) {
    return undefined;
  }
  if (isOutdated(stored)) {
    await pool().query('update account set password_hash = $2 where id = $1 and password_hash = $3', [
      account.id,
      await hashPassword(password),
      stored,
    ]);
  }
  return account;
}
