import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/domain/access/actor';
import type { NewPerson, PersonWithLink } from '@/lib/domain/access/person';
import { prisma } from '@/lib/server/database/prisma';
import { checkBinding, refuseTaken } from './account-checks';
import { readPerson } from './list-people';
import { makeLink } from './one-time-links';
import { recordAccessEvent } from './record-access-event';
import { makePractitioner, setRoles } from './staff-records';

/** Makes an account without a password, with a link to choose one. @throws InputError (422) */
export async function makePerson(actor: Actor, person: NewPerson, now: Date): Promise<PersonWithLink> {
  const { username, display, accessRole, practitioner, roles, units } = person;
  await checkBinding({ practitioner, units, roles });
  const id = randomUUID();
  await refuseTaken(() =>
    prisma().account.create({
      data: { id, username, display, accessRole, practitioner: practitioner ?? null, units, createdAt: now },
    }),
  );
  try {
    const reference = practitioner ?? (await makePractitioner(actor, { accountId: id, display, now }));
    if (roles !== undefined) {
      await setRoles(actor, { practitioner: reference, display, roles, now });
    }
    await recordAccessEvent({ kind: 'account-made', succeeded: true, who: actor, about: { reference, display }, now });
  } catch (error) {
    await prisma().account.delete({ where: { id } });
    throw error;
  }
  const link = await makeLink({ purpose: 'set-password', accountId: id, now });
  return { person: await readPerson(id, now), link };
}
