import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { PersonWithLink } from '@/lib/domain/access/person';
import { RefusedError } from '@/lib/domain/fhir/errors';
import { words } from '@/lib/domain/words/said';
import { prisma } from '@/lib/server/database/prisma';
import { readPerson } from './list-people';
import { makeLink } from './one-time-links';
import { recordAccessEvent } from './record-access-event';
import { endSessionsOf } from './sessions';

/** Takes the password away, ends every session and makes a link to choose a new one. @throws NotVisibleError, RefusedError (422) */
export async function resetPerson(actor: Actor, id: string, now: Date): Promise<PersonWithLink> {
  const { display, practitioner, state } = await readPerson(id, now);
  if (id === actor.accountId || state === 'disabled') {
    throw new RefusedError(
      state === 'disabled'
        ? {
            rule: 'disabled-account',
            message: words('This account is disabled.'),
            wayForward: words('Enable it first, then reset it.'),
          }
        : {
            rule: 'own-account',
            message: words('You cannot reset yourself.'),
            wayForward: words('Change your password under your name instead.'),
          },
      422,
    );
  }
  await prisma().account.update({ where: { id }, data: { passwordHash: null } });
  await endSessionsOf(id);
  const link = await makeLink({ purpose: 'set-password', accountId: id, now });
  const about = { reference: practitioner?.reference ?? `Practitioner/${id}`, display };
  await recordAccessEvent({ kind: 'account-reset', succeeded: true, who: actor, about, now });
  return { person: await readPerson(id, now), link };
}
