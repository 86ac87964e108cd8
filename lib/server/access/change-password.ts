import 'server-only';
import type { PasswordChange } from '@/lib/domain/access/password';
import { InputError } from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';
import { prisma } from '@/lib/server/database/prisma';
import { hashChosenPassword, isPasswordRight } from './passwords';
import { recordAccessEvent } from './record-access-event';
import { createSession, endSessionsOf, type LiveSession } from './sessions';
import { tryThrottled } from './throttle';

type Options = { session: LiveSession; change: PasswordChange; address: string; userAgent: string; now: Date };

/** Changes one's own password. Every session ends; answers the token of a new one. @throws InputError (422), ThrottledError */
export async function changePassword({ session, change, address, userAgent, now }: Options): Promise<string> {
  const { accountId, username } = session.actor;
  const account = await prisma().account.findUniqueOrThrow({ where: { id: accountId } });
  const isRight = await tryThrottled(
    { account: username, address, now },
    async () => (await isPasswordRight(account.passwordHash ?? undefined, change.current)) || undefined,
  );
  if (isRight === undefined) {
    await recordAccessEvent({ kind: 'password-changed', succeeded: false, who: session.actor, address, now });
    throw new InputError(words('The present password is not right.'), {
      status: 422,
      fields: [{ field: 'current', message: words('This is not your present password.') }],
    });
  }
  const passwordHash = await hashChosenPassword(change.password, username);
  await prisma().account.update({ where: { id: accountId }, data: { passwordHash, mustChangePassword: false } });
  await endSessionsOf(accountId);
  await recordAccessEvent({ kind: 'password-changed', succeeded: true, who: session.actor, address, now });
  return createSession({ accountId, userAgent, replaces: undefined, now });
}
