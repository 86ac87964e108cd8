import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Person, PersonChange } from '@/lib/domain/access/person';
import { recordAccessEvent } from '@/lib/server/audit/record-access-event';
import { checkBinding, refuseTaken } from './account-checks';
import { keepAnAdmin } from './keep-an-admin';
import { readPerson } from './list-people';
import { makePractitioner, setRoles } from './staff-records';

/** Changes what an account is called, may do and is bound to. @throws NotVisibleError, InputError, RefusedError */
export async function changePerson(
  actor: Actor,
  id: string,
  { change, now }: { change: PersonChange; now: Date },
): Promise<Person> {
  const { display, accessRole, practitioner, roles, units } = change;
  await readPerson(id, now);
  await checkBinding({ practitioner, units, roles });
  const account = await refuseTaken(() =>
    keepAnAdmin((database) =>
      database.account.update({
        where: { id },
        data: {
          ...(display !== undefined && { display }),
          ...(accessRole !== undefined && { accessRole }),
          ...(practitioner !== undefined && { practitioner }),
          ...(units !== undefined && { units }),
        },
      }),
    ),
  );
  if (roles !== undefined) {
    const reference =
      account.practitioner ?? (await makePractitioner(actor, { accountId: id, display: account.display, now }));
    await setRoles(actor, { practitioner: reference, display: account.display, roles, now });
  }
  const about = { reference: account.practitioner ?? `Practitioner/${id}`, display: account.display };
  await recordAccessEvent({ kind: 'account-changed', succeeded: true, who: actor, about, now });
  return readPerson(id, now);
}
