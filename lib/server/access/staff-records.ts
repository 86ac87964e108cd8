import 'server-only';
import { randomUUID } from 'node:crypto';
import type { PractitionerRole } from '@medplum/fhirtypes';
import type { Actor } from '@/lib/domain/access/actor';
import type { HeldRole } from '@/lib/domain/access/person';
import { pool } from '@/lib/server/database/pool';
import type { Change } from '@/lib/server/repository/change';
import { repositoryFor } from '@/lib/server/wiring';

/** Makes the Practitioner of an account, under the id of the account, and binds it. Answers its reference. */
export async function makePractitioner(
  actor: Actor,
  options: { accountId: string; display: string; now: Date },
): Promise<string> {
  const { accountId, display, now } = options;
  const reference = `Practitioner/${accountId}`;
  const { rowCount } = await pool().query(
    "select from resource where type = 'Practitioner' and id = $1 and not deleted",
    [accountId],
  );
  if (rowCount === 0) {
    await repositoryFor(actor, { now: () => now }).commit([
      {
        kind: 'put',
        mustBeNew: true,
        resource: { resourceType: 'Practitioner', id: accountId, active: true, name: [{ text: display }] },
      },
    ]);
  }
  await pool().query('update account set practitioner = $2 where id = $1', [accountId, reference]);
  return reference;
}

type HeldRow = { reference: string; held: { role: string; unit: string | null }[] };

/**
 * Makes the roles of a Practitioner exactly these, as PractitionerRole resources. One that says more or other than what
 * is wanted is set inactive, never removed: Tasks may point at it.
 */
export async function setRoles(
  actor: Actor,
  options: { practitioner: string; display: string; roles: readonly HeldRole[]; now: Date },
): Promise<void> {
  const { practitioner, display, roles, now } = options;
  const wanted = new Map(roles.map((role) => [keyOf(role), role]));
  const { rows } = await pool().query<HeldRow>(
    `select practitioner_role as reference, jsonb_agg(jsonb_build_object('role', role, 'unit', unit)) as held
     from staff_role where practitioner = $1 and active group by practitioner_role order by practitioner_role`,
    [practitioner],
  );
  const kept = rows.filter(({ held }) => held.every((role) => wanted.has(keyOf(role))));
  const covered = new Set(kept.flatMap(({ held }) => held.map(keyOf)));
  const repository = repositoryFor(actor, { now: () => now });
  const ended = rows
    .filter((row) => !kept.includes(row))
    .map(async ({ reference }): Promise<Change> => {
      const role = await repository.readResource<PractitionerRole>(
        'PractitionerRole',
        reference.slice('PractitionerRole/'.length),
      );
      return {
        kind: 'put',
        resource: { ...role, active: false },
        ...(role.meta?.versionId !== undefined && { seenVersion: role.meta.versionId }),
      };
    });
  const begun = [...wanted]
    .filter(([key]) => !covered.has(key))
    .map(
      ([, role]): Change => ({
        kind: 'put',
        mustBeNew: true,
        resource: practitionerRoleOf(role, { practitioner, display }),
      }),
    );
  const changes = [...(await Promise.all(ended)), ...begun];
  if (changes.length > 0) {
    await repository.commit(changes);
  }
}

function keyOf({ role, unit }: { role: string; unit: string | null }): string {
  return `${role} @ ${unit ?? ''}`;
}

function practitionerRoleOf(
  { role, display, unit }: HeldRole,
  of: { practitioner: string; display: string },
): PractitionerRole & { id: string } {
  const bar = role.lastIndexOf('|');
  return {
    resourceType: 'PractitionerRole',
    id: randomUUID(),
    active: true,
    practitioner: { reference: of.practitioner, display: of.display },
    code: [
      {
        coding: [{ ...(bar > 0 && { system: role.slice(0, bar) }), code: role.slice(bar + 1), display }],
        text: display,
      },
    ],
    ...(unit !== null && { location: [{ reference: `Location/${unit}` }] }),
  };
}
