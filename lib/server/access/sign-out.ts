import 'server-only';
import { recordAccessEvent } from './record-access-event';
import { endSession, readSession } from './sessions';

/** Ends the session of a token; one that has ended already is no error. */
export async function signOut({ token, now }: { token: string; now: Date }): Promise<void> {
  const session = await readSession({ token, now, activity: 'ignored' });
  await endSession(token);
  if (session !== undefined) {
    await recordAccessEvent({ kind: 'sign-out', succeeded: true, who: session.actor, now });
  }
}
