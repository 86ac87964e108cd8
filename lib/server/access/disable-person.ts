import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Person } from '@/lib/domain/access/person';
import { prisma } from '@/lib/server/database/prisma';
import { keepAnAdmin } from './keep-an-admin';
import { readPerson } from './list-people';
import { recordAccessEvent } from './record-access-event';

/** Disables an account: its sessions and links end with it. @throws NotVisibleError, RefusedError (422) for the last administrator */
export async function disablePerson(actor: Actor, id: string, now: Date): Promise<Person> {
  const { display, practitioner } = await readPerson(id, now);
  await keepAnAdmin(async (database) => {
    await database.account.updateMany({ where: { id, disabledAt: null }, data: { disabledAt: now } });
    await database.session.deleteMany({ where: { accountId: id } });
    await database.oneTimeLink.deleteMany({ where: { accountId: id, usedAt: null } });
  });
  const about = { reference: practitioner?.reference ?? `Practitioner/${id}`, display };
  await recordAccessEvent({ kind: 'account-disabled', succeeded: true, who: actor, about, now });
  return readPerson(id, now);
}

/** Lets a disabled account in again, with the password it had. @throws NotVisibleError */
export async function enablePerson(actor: Actor, id: string, now: Date): Promise<Person> {
  const { display, practitioner } = await readPerson(id, now);
  await prisma().account.update({ where: { id }, data: { disabledAt: null } });
  const about = { reference: practitioner?.reference ?? `Practitioner/${id}`, display };
  await recordAccessEvent({ kind: 'account-enabled', succeeded: true, who: actor, about, now });
  return readPerson(id, now);
}
