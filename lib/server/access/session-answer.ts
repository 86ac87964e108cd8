import 'server-only';
import type { SessionAnswer } from '@/lib/domain/access/session';
import { pool } from '@/lib/server/database/pool';
import { environment } from '@/lib/server/environment';
import type { LiveSession } from './sessions';
import { shiftOfActor } from './unit-shifts';

/** Who is signed in, in the words that the shell shows. */
export async function sessionAnswerOf(session: LiveSession, now: Date): Promise<SessionAnswer> {
  const { actor, mustChangePassword, idleMinutes, expiresAt } = session;
  const shift = await shiftOfActor(actor, now);
  const { rows } = await pool().query<{ id: string; display: string }>(
    'select id, display from location_row where id = any ($1) order by display, id',
    [actor.units],
  );
  return {
    username: actor.username,
    display: actor.display,
    accessRole: actor.accessRole,
    reference: actor.reference,
    roles: [...new Set(actor.rolesAtPlaces.map(({ display }) => display))],
    units: rows.map(({ id, display }) => ({ reference: `Location/${id}`, display })),
    shiftEndsAt: shift?.endsAt.toISOString() ?? null,
    mustChangePassword,
    idleMinutes,
    expiresAt: expiresAt.toISOString(),
    demo: environment().demo,
  };
}
