import 'server-only';
import type { Actor } from '@/lib/domain/access/actor';
import type { Person, PersonChange } from '@/lib/domain/access/person';
import { checkBinding, refuseTaken } from './account-checks';
import { keepAnAdmin } from './keep-an-admin';
import { readPerson } from './list-people';
import { recordAccessEvent } from './record-access-event';
import { refuseStale } from './setting-version';
import { makePractitioner, setRoles } from './staff-records';

/** Changes what an account is called, may do and is bound to. @throws NotVisibleError, StaleSettingError, InputError, RefusedError */
export async function changePerson(
  actor: Actor,
  id: string,
  { change, now }: { change: PersonChange; now: Date },
): Promise<Person> {
  const { seenVersion, display, accessRole, practitioner, roles, units } = change;
  await readPerson(id, now);
  await checkBinding({ practitioner, units, roles });
  const account = await refuseTaken(() =>
    keepAnAdmin(async (database) => {
      // Under the lock of all changes to accounts: of two on the same version the second is refused.
      refuseStale(await readPerson(id, now), seenVersion);
      return database.account.update({
        where: { id },
        data: {
          ...(display !== undefined && { display }),
          ...(accessRole !== undefined && { accessRole }),
          ...(practitioner !== undefined && { practitioner }),
          ...(units !== undefined && { units }),
        },
      });
    }),
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
