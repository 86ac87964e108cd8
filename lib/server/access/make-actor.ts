import 'server-only';
import type { Actor, RoleAtPlace } from '@/lib/domain/access/actor';
import { ACCESS_ROLES } from '@/lib/domain/access/actor';
import { pool } from '@/lib/server/database/pool';

/**
 * The columns of an actor, for a query whose `a` is an account. A role at a place that is not known here counts for
 * nothing: read as "anywhere" it would show too much.
 */
export const ACTOR_COLUMNS = `
  a.id as account_id, a.username, a.display, a.access_role, a.practitioner, a.units,
  array(select distinct r.practitioner_role from staff_role r where r.practitioner = a.practitioner) as role_references,
  array(select i.handle from staff_identifier i where i.reference = a.practitioner
        or i.reference in (select r.practitioner_role from staff_role r where r.practitioner = a.practitioner)) as identifiers,
  array(select distinct m.team from staff_team m where m.practitioner = a.practitioner
        or m.practitioner in (select r.practitioner_role from staff_role r where r.practitioner = a.practitioner)) as teams,
  coalesce((select jsonb_agg(distinct jsonb_build_object('role', r.role, 'display', r.role_display, 'unit', r.unit))
     from staff_role r where r.practitioner = a.practitioner and r.active and (r.location is null or r.unit is not null)), '[]') as roles,
  (select jsonb_agg(distinct jsonb_build_object('reference', m.team, 'display', s.display))
     from staff_team m join staff_row s on s.reference = m.team and s.active
     where m.team like 'Organization/%' and (m.practitioner = a.practitioner
        or m.practitioner in (select r.practitioner_role from staff_role r where r.practitioner = a.practitioner))) as organizations`;

export type ActorRow = {
  account_id: string;
  username: string;
  display: string;
  access_role: string;
  practitioner: string | null;
  units: string[];
  role_references: string[];
  identifiers: string[];
  teams: string[];
  roles: { role: string; display: string; unit: string | null }[];
  organizations: { reference: string; display: string }[] | null;
};

/** The actor that a row of ACTOR_COLUMNS says. An account without a Practitioner acts under one that bears its own id. */
export function actorOf(row: ActorRow): Actor {
  const reference = row.practitioner ?? `Practitioner/${row.account_id}`;
  const rolesAtPlaces = row.roles.map(
    ({ role, display, unit }): RoleAtPlace => ({ role, display, unit: unit ?? undefined }),
  );
  const unitsOfRoles = rolesAtPlaces.flatMap(({ unit }) => unit ?? []);
  return {
    accountId: row.account_id,
    username: row.username,
    accessRole: ACCESS_ROLES.find((role) => role === row.access_role) ?? 'clinician',
    reference,
    display: row.display,
    handles: [...new Set([reference, ...row.role_references, ...row.identifiers])],
    teams: row.teams,
    rolesAtPlaces,
    units: [...new Set([...row.units, ...unitsOfRoles])].sort(),
    scopes: [],
    // Who works for several does not say for which one.
    ...(row.organizations?.length === 1 && { onBehalfOf: row.organizations[0] }),
  };
}

/** The actor of an account that is not disabled, for work done in somebody's name outside a request. */
export async function makeActor(accountId: string): Promise<Actor | undefined> {
  const { rows } = await pool().query<ActorRow>(
    `select ${ACTOR_COLUMNS} from account a where a.id = $1 and a.disabled_at is null`,
    [accountId],
  );
  return rows[0] === undefined ? undefined : actorOf(rows[0]);
}
